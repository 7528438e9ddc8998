# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The words that the author of the tests wrote, told from all else that a test cell can say.

While hidden tests run, a student's function knows their inputs and can print them or put them into
an error. So of what such a cell says a page shows the author's own words only; what was filled into
them becomes "…", unless it is the author's too, or the name of one of Python's own exceptions.
"""

import ast
import builtins
from collections.abc import Iterable, Iterator

GAP = "…"
DEEPEST = 3  # words filled into words filled into words
LONGEST_LINE = 1000
MOST_LINES = 12
_ERRORS = frozenset(
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
)

Parts = tuple[str, ...]


class Authored:
    """Finds an author's words in a text.

    Args:
        released: Code that students have; every text in it may be shown.
        hidden: Code that they must not see; only what stands in an ``assert``, ``raise`` or
            ``print`` was written to be read.

    Example:
        >>> words = Authored([], ['assert x > 0, f"{name} must be positive; it is {x}"'])
        >>> words.told("rate must be positive; it is 41")
        '… must be positive; it is …'
        >>> words.told("41") is None
        True
    """

    def __init__(self, released: Iterable[str], hidden: Iterable[str]) -> None:
        found = {_parts(node) for code in released for node in _nodes(code)}
        found |= {parts for code in hidden for parts in _messages(code)}
        self._whole = {parts[0] for parts in found if len(parts) == 1}
        self._gapped = sorted(parts for parts in found if len(parts) > 1 and any(parts))
        self._known: dict[tuple[str, int], str | None] = {}

    def told(self, text: str) -> str | None:
        """Keep of a message what the author wrote.

        Args:
            text: What a test cell said.

        Returns:
            The author's words, with "…" for what was filled in; ``None`` if they are not his.
        """
        found = self._rendered(text[:LONGEST_LINE], DEEPEST)
        return found if found and any(map(str.isalpha, found)) else None

    def lines(self, text: str) -> list[str]:
        r"""Keep of printed text the lines that the author wrote.

        Each stands once, in alphabetical order: neither their number nor their order can carry
        what a student's function was given.

        Args:
            text: What a test cell printed.

        Returns:
            The lines, with "…" for what was filled in.

        Example:
            >>> words = Authored(["print('passed')"], [])
            >>> words.lines("passed\n[1, 2]\npassed\n")
            ['passed']
        """
        found = {self.told(line) for line in text.split("\n")[:200]}
        return sorted(line for line in found if line)[:MOST_LINES]

    def _rendered(self, text: str, depth: int) -> str | None:
        """Write a text with the author's words only; ``None`` if it holds none."""
        if text in self._whole or text in _ERRORS:
            return text
        if depth == 0:
            return None
        if (text, depth) not in self._known:
            options = [self._filled(parts, text, depth) for parts in self._gapped]
            kept = [option for option in options if option is not None]
            best = max(kept, key=lambda one: len(one.replace(GAP, "")), default=None)
            self._known[text, depth] = best
        return self._known[text, depth]

    def _filled(self, parts: Parts, text: str, depth: int) -> str | None:
        """Write a text by one pattern of the author's."""
        gaps = _gaps(parts, text)
        if gaps is None:
            return None
        shown = [(self._rendered(gap, depth - 1) or GAP) if gap else "" for gap in gaps]
        return "".join(word for pair in zip(parts, [*shown, ""], strict=True) for word in pair)


def _gaps(parts: Parts, text: str) -> list[str] | None:
    """Return what stands between the parts of a pattern, if the text follows it."""
    if not text.startswith(parts[0]) or not text.endswith(parts[-1]):
        return None
    place, end = len(parts[0]), len(text) - len(parts[-1])
    gaps = []
    for part in parts[1:-1]:
        found = text.find(part, place, end)
        if found < 0:
            return None
        gaps.append(text[place:found])
        place = found + len(part)
    return [*gaps, text[place:end]] if place <= end else None


def _nodes(code: str) -> Iterator[ast.AST]:
    """Yield each text in a piece of code; a joined one as a whole."""
    try:
        waiting: list[ast.AST] = [ast.parse(code)]
    except (SyntaxError, ValueError):
        return
    while waiting:
        node = waiting.pop()
        if _parts(node) != ("", ""):
            yield node
        waiting.extend(ast.iter_child_nodes(node))


def _messages(code: str) -> Iterator[Parts]:
    """Yield the texts that a piece of hidden code says when a test fails, or prints."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        match node:
            case ast.Assert(msg=ast.expr() as said):
                yield _parts(said)
            case ast.Raise(exc=ast.Call(args=[said, *_])):
                yield _parts(said)
            case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[first, *rest])):
                parts = _parts(first)
                for each in rest:
                    parts = _joined(_joined(parts, (" ",)), _parts(each))
                yield parts


def _parts(node: ast.AST) -> Parts:
    """Take a text apart where something is filled in; what is no text is one gap."""
    match node:
        case ast.Constant(value=str() as text):
            return (text,)
        case ast.JoinedStr(values=values):
            parts: Parts = ("",)
            for value in values:
                parts = _joined(parts, _parts(value))
            return parts
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined(_parts(left), _parts(right))
    return ("", "")


def _joined(first: Parts, second: Parts) -> Parts:
    """Put two texts behind each other."""
    return (*first[:-1], first[-1] + second[0], *second[1:])
