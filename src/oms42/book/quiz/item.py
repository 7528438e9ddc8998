# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A self-check as data: a question and its answers, each with what is said to who gives it."""

import hashlib
from dataclasses import dataclass

from oms42.book.quiz.number import Interval

KINDS = ("single", "multiple", "number", "order")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Passage:
    """Some lines of the author's, and where they stand.

    Attributes:
        lines: The lines, their indentation taken off.
        at: The first line's index in the text of the self-check.

    Example:
        >>> str(Passage(("", "Two lines,", "one passage."), 4)).splitlines()
        ['Two lines,', 'one passage.']
    """

    lines: tuple[str, ...] = ()
    at: int = 0

    def __str__(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass(frozen=True)
class Answer:
    """An answer that a reader may give.

    Attributes:
        text: The answer; of a ``number``, as the author wrote it.
        feedback: What is said to a reader who gives it.
        right: Whether it is right; of a step in an ``order``, false.
        interval: Of a ``number``: the numbers that count as it; None if all others do.
    """

    text: Passage
    feedback: Passage
    right: bool
    interval: Interval | None = None


@dataclass(frozen=True)
class SelfCheck:
    """A question with its answers.

    Attributes:
        name: What its answer is kept under in the browser.
        kind: ``single`` (one right answer), ``multiple`` (every right one is to be ticked),
            ``number`` (right within a tolerance) or ``order`` (steps in the right order).
        unit: Of a ``number``: what it is measured in.
        question: What is asked.
        answers: In the author's order; of a ``number``, everything else comes last; of an
            ``order``, the steps, then what is said of the right order.
    """

    name: str
    kind: str
    unit: str
    question: Passage
    answers: tuple[Answer, ...]

    @property
    def version(self) -> str:
        """A hash of question and answers: an answer kept for another version is forgotten."""
        parts = [self.kind, self.unit, str(self.question)]
        parts += [f"{answer.right} {answer.text}" for answer in self.answers]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]

    @property
    def right(self) -> tuple[int, ...]:
        """The indexes of the right answers."""
        return tuple(i for i, answer in enumerate(self.answers) if answer.right)

    @property
    def letters(self) -> str:
        """The right answers' letters, where a reader chooses among letters."""
        if self.kind not in ("single", "multiple"):
            return ""
        return "".join(LETTERS[i] for i in self.right)


@dataclass(frozen=True)
class Problem:
    """Something that the author must mend.

    Attributes:
        at: The line's index in the text of the self-check.
        said: What is wrong, and what to write.
    """

    at: int
    said: str


class QuizError(Exception):
    """A self-check cannot be read.

    Attributes:
        problems: All that is wrong with it, not the first thing only.

    Example:
        >>> str(QuizError([Problem(0, "no question")]))
        'line 1: no question'
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"line {one.at + 1}: {one.said}" for one in problems))
        self.problems = problems
