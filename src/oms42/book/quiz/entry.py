# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The lines of a self-check sorted into the question and its answers, as they stand."""

import re
from dataclasses import dataclass, field

from oms42.book.quiz.item import Passage, Problem

CHOICE = re.compile(r"- \[([ xX])\](?: +(.*))?")
STEP = re.compile(r"\d+\. +(.*)")
NEARLY = re.compile(r"\s{0,3}(?:[-*+] ?\[.{0,2}\]|\[[ xX]?\])(?!\()")
MARK = "::"


@dataclass
class Entry:
    """An answer as the author wrote it.

    Attributes:
        at: Its line's index.
        mark: What stands in the brackets, in small letters, or ``step``.
        text: Its lines.
        feedback: The lines after ``::``.
        feedback_at: The line of ``::``; -1 if there is none.
    """

    at: int
    mark: str
    text: list[str]
    feedback: list[str] = field(default_factory=list)
    feedback_at: int = -1

    @property
    def said(self) -> str:
        """The answer on one line."""
        return " ".join(" ".join(self.text).split())

    @property
    def right(self) -> bool:
        """Whether it is marked as right."""
        return self.mark == "x"

    @property
    def has_feedback(self) -> bool:
        """Whether anything is said to a reader who gives it."""
        return bool("".join(self.feedback).strip())

    def take(self, at: int, line: str) -> None:
        """Take an indented line: of the feedback, once that has begun, else of the answer."""
        bare = line.strip()
        if self.feedback_at < 0 and bare.startswith(MARK):
            self.feedback_at = at
            self.feedback.append(bare.removeprefix(MARK).lstrip())
        elif self.feedback_at >= 0:
            self.feedback.append(re.sub(r"^ {0,5}", "", line))
        elif bare:
            self.text.append(bare)

    def passages(self) -> tuple[Passage, Passage]:
        """Give the answer and its feedback."""
        feedback = Passage(tuple(self.feedback), max(self.feedback_at, self.at))
        return Passage((self.said,), self.at), feedback


def _begin(at: int, line: str, kind: str) -> Entry | None:
    choice, step = CHOICE.fullmatch(line), STEP.fullmatch(line)
    if choice:
        return Entry(at, choice[1].lower(), [choice[2] or ""])
    if step and kind == "order":
        return Entry(at, "step", [step[1]])
    return None


def sort_lines(lines: list[str], kind: str) -> tuple[Passage, list[Entry], list[Problem]]:
    """Sort a self-check's lines.

    Args:
        lines: All lines.
        kind: Of the self-check: numbered lines begin a step in an ``order`` only.

    Returns:
        The question, the answers in the author's order, and the lines that fit nowhere.

    Example:
        >>> lines = ["Which?", "- [x] One", "  :: Yes.", "- [ ] Two", "  :: No."]
        >>> question, entries, problems = sort_lines(lines, "single")
        >>> str(question), [entry.said for entry in entries], problems
        ('Which?', ['One', 'Two'], [])
    """
    question: list[str] = []
    entries: list[Entry] = []
    problems = []
    for at, line in enumerate(lines):
        entry = _begin(at, line.rstrip(), kind)
        if entry:
            entries.append(entry)
        elif NEARLY.match(line):
            told = f"{line.strip()!r}: an answer begins with `- [ ] ` or `- [x] `, not indented"
            problems.append(Problem(at, told))
        elif not entries:
            question.append(line)
        elif not line.strip() or line.startswith("  "):
            entries[-1].take(at, line)
        else:
            told = f"{line!r} belongs to no answer: indent it below one, or begin it with `- [ ] `"
            problems.append(Problem(at, told))
    return Passage(tuple(question)), entries, problems
