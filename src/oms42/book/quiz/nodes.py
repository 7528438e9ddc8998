# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A self-check in the document tree: the form where it stands, the answers at the page's end."""

from docutils import nodes

from oms42.book.quiz.item import LETTERS, SelfCheck
from oms42.book.quiz.key import key_of, shown_order

HOW = {
    "single": "Choose one answer.",
    "multiple": "Choose every right answer.",
    "number": "Type a number, such as 1,234.5.",
    "order": "Give each step its place.",
}


class SelfCheckForm(nodes.General, nodes.Element):
    """A question with what can be answered: a setting or none, a prompt, choices."""


class Setting(nodes.General, nodes.Element):
    """What stands above the question proper."""


class Prompt(nodes.General, nodes.TextElement):
    """The question proper: one paragraph, which names the group of answers."""


class Choice(nodes.General, nodes.TextElement):
    """An answer to choose, or a step to place."""


class Solutions(nodes.General, nodes.Element):
    """All answers of a page, at its end."""


class Solution(nodes.General, nodes.Element):
    """The answers to one question, each with its feedback."""


class Feedback(nodes.General, nodes.Element):
    """What is said of one answer."""


def form_of(check: SelfCheck) -> SelfCheckForm:
    """Make the form of a self-check, without its text."""
    return SelfCheckForm(
        name=check.name,
        kind=check.kind,
        unit=check.unit,
        version=check.version,
        key=key_of(check),
        ids=[f"quiz-{check.name}"],
    )


def _label(check: SelfCheck, i: int) -> str:
    answer = check.answers[i]
    if check.kind == "order":
        return "In this order" if answer.right else f"If step {i + 1} is the first out of place"
    verdict = "right" if answer.right else "not right"
    if check.kind == "number":
        return f"{answer.text if answer.interval else 'Any other number'}: {verdict}"
    return f"{LETTERS[i]}: {verdict}"


def feedback_of(check: SelfCheck, i: int) -> Feedback:
    """Make the place for what is said of an answer, without its text."""
    return Feedback(index=i, label=_label(check, i))


def solution_of(check: SelfCheck) -> Solution:
    """Make the place for a self-check's answers, without them."""
    return Solution(name=check.name, ids=[f"quiz-{check.name}-answer"])


def choices_of(check: SelfCheck) -> list[int]:
    """Give the indexes of the answers that a form shows, in its order."""
    if check.kind == "number":
        return []
    return shown_order(check) if check.kind == "order" else list(range(len(check.answers)))


def gather(document: nodes.document) -> int:
    """Number a page's self-checks and put their answers together at its end.

    Args:
        document: The page as it was read.

    Returns:
        How many self-checks it has.
    """
    forms = list(document.findall(SelfCheckForm))
    found = list(document.findall(Solution))
    for number, (form, solution) in enumerate(zip(forms, found, strict=True), start=1):
        form["number"] = solution["number"] = number
        form["total"] = len(forms)
        solution.parent.remove(solution)
    if found:
        end = document[-1] if isinstance(document[-1], nodes.section) else document
        end.append(Solutions("", *found))
    return len(forms)
