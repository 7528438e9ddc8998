# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A program as tokens in which names, layout and comments do not count."""

import builtins
import io
import keyword
import re
import tokenize
from dataclasses import dataclass

NAME, TEXT = "name", "text"
_KEPT = frozenset({*keyword.kwlist, *dir(builtins)})
_SKIPPED = frozenset(
    {
        *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
        *(tokenize.ENDMARKER, tokenize.ERRORTOKEN),
    }
)
_ROUGH = re.compile(r"[^\W\d]\w*|\d[\w.]*|'[^'\n]*'|\"[^\"\n]*\"|#[^\n]*|[^\s\w]")


@dataclass(frozen=True)
class Token:
    """One token.

    Attributes:
        word: What is compared: ``name`` for a name of the student's, ``text`` for a string.
        line: Its line in the program, from 0.
    """

    word: str
    line: int


def tokens(source: str) -> list[Token]:
    r"""Read a program's tokens; one that is no Python is read roughly, and never refused.

    Keywords, the names of built-in functions, the names after a dot and numbers stay, because a
    person who copies cannot change them; any other name is ``name``.

    Args:
        source: The program, or anything else.

    Returns:
        Its tokens, in order.

    Example:
        >>> [token.word for token in tokens("total = len(rows.index)  # why")]
        ['name', '=', 'len', '(', 'name', '.', 'index', ')']
        >>> [token.word for token in tokens("def f(:\n  x = 'a")]
        ['def', 'name', '(', ':', 'name', '=', "'", 'name']
    """
    lines = source.replace("\x00", " ").replace("\r\n", "\n").replace("\r", "\n")
    try:
        read = tokenize.generate_tokens(io.StringIO(lines).readline)
        found = [(t.type, t.string, t.start[0] - 1) for t in read if t.type not in _SKIPPED]
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError):
        found = _roughly(lines)
    made: list[Token] = []
    for kind, word, line in found:
        after_dot = bool(made) and made[-1].word == "."
        made.append(Token(_word(kind, word, after_dot), line))
    return made


def _word(kind: int, word: str, after_dot: bool) -> str:
    """Say what of a token is compared."""
    if kind == tokenize.NAME:
        return word if after_dot or word in _KEPT else NAME
    return TEXT if kind == tokenize.STRING else word


def _roughly(source: str) -> list[tuple[int, str, int]]:
    """Read what Python's own reader refuses, line by line."""
    made = []
    for line, text in enumerate(source.split("\n")):
        for word in _ROUGH.findall(text):
            if word.startswith("#"):
                continue
            kind = tokenize.OP
            if word[0].isalpha() or word[0] == "_":
                kind = tokenize.NAME
            elif word[0] in "'\"" and len(word) > 1:
                kind = tokenize.STRING
            made.append((kind, word, line))
    return made
