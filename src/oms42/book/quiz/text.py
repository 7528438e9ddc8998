# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reading a self-check from the plain text that an author writes and reviews in a diff.

A question, then its answers: ``[x]`` marks a right one, and ``::`` begins what is said to a reader
who gives it.
"""

from oms42.book.quiz import rules
from oms42.book.quiz.entry import Entry, sort_lines
from oms42.book.quiz.item import Answer, Problem, QuizError, SelfCheck
from oms42.book.quiz.number import ELSE, Interval, overlapping, read_interval


def _interval(entry: Entry, problems: list[Problem]) -> Interval | None:
    if entry.said in (ELSE, ""):
        return None
    try:
        return read_interval(entry.said)
    except ValueError as error:
        problems.append(Problem(entry.at, str(error)))
        return None


def _answers(entries: list[Entry], kind: str, problems: list[Problem]) -> list[Answer]:
    made = []
    for entry in entries:
        interval = _interval(entry, problems) if kind == "number" else None
        made.append(Answer(*entry.passages(), entry.right, interval))
    placed = [answer for answer in made if answer.interval]
    for one, other in overlapping([answer.interval for answer in placed if answer.interval]):
        first, second = placed[one].text, placed[other].text
        told = f"{str(first)!r} and {str(second)!r} claim some of the same numbers"
        problems.append(Problem(second.at, f"{told}: narrow a tolerance"))
    if kind == "number":  # whatever is left comes last
        made.sort(key=lambda answer: str(answer.text) == ELSE)
    return made


def read_self_check(name: str, kind: str, unit: str, lines: list[str]) -> SelfCheck:
    """Read a self-check.

    Args:
        name: What its answer is kept under; small letters, digits and hyphens.
        kind: One of :data:`oms42.book.quiz.item.KINDS`.
        unit: Of a ``number``: what it is measured in, or nothing.
        lines: The question and its answers.

    Returns:
        The self-check.

    Raises:
        QuizError: If anything is wrong with it; all of it is listed, with the lines.

    Example:
        >>> lines = ["What is 2 + 2?", "", "- [x] 4 ± 0", "  :: Right.",
        ...          "- [ ] anything else", "  :: Count again."]
        >>> [str(answer.feedback) for answer in read_self_check("sum", "number", "", lines).answers]
        ['Right.', 'Count again.']
    """
    question, entries, problems = sort_lines(lines, kind)
    problems += rules.heading(name, kind, unit, question)
    problems += rules.answers(entries, kind)
    problems += rules.whole(entries, kind)
    answers = _answers(entries, kind, problems)
    if problems:
        raise QuizError(sorted(problems, key=lambda problem: problem.at))
    return SelfCheck(name, kind, unit, question, tuple(answers))
