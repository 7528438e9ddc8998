# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a self-check must have: each rule yields what the author has to mend."""

import re
from collections.abc import Callable, Iterator

from oms42.book.quiz.entry import Entry
from oms42.book.quiz.item import KINDS, LETTERS, Passage, Problem
from oms42.book.quiz.number import ELSE

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
IN_ORDER = "in this order"


def heading(name: str, kind: str, unit: str, question: Passage) -> Iterator[Problem]:
    """Check what stands above the answers."""
    if not NAME.fullmatch(name):
        told = f"the name {name!r}: use small letters, digits and hyphens, beginning with a letter"
        yield Problem(0, told)
    if kind not in KINDS:
        yield Problem(0, f"the kind {kind!r}: write `:kind:` and one of {', '.join(KINDS)}")
    if unit and kind != "number":
        yield Problem(0, f"the unit {unit!r}: only a number has one")
    if not str(question):
        yield Problem(0, "no question: write it above the answers")


def answers(entries: list[Entry], kind: str) -> Iterator[Problem]:
    """Check each answer: its text, its feedback, and that it is offered once."""
    last_step = max((entry.at for entry in entries if entry.mark == "step"), default=-1)
    seen = set()
    for entry in entries:
        if not entry.said:
            yield Problem(entry.at, "an empty answer: write it after the brackets")
        elif entry.said in seen:
            yield Problem(entry.at, f"{entry.said!r} is offered twice")
        seen.add(entry.said)
        if entry.at == last_step and kind == "order":
            if entry.feedback_at >= 0:
                told = "the last step can never be the first one out of place: drop its feedback"
                yield Problem(entry.feedback_at, told)
        elif entry.said and not entry.has_feedback:
            yield Problem(entry.at, f"no feedback for {entry.said!r}: write it below, after `::`")


def _choice(entries: list[Entry]) -> Iterator[str]:
    if not 2 <= len(entries) <= len(LETTERS):
        yield f"{len(entries)} answers: write 2 to {len(LETTERS)}, each on a line with `- [ ] `"


def _single(entries: list[Entry]) -> Iterator[str]:
    yield from _choice(entries)
    right = sum(entry.right for entry in entries)
    if entries and right != 1:
        yield f"{right} right answers: a single choice has exactly one `- [x] `"


def _multiple(entries: list[Entry]) -> Iterator[str]:
    yield from _choice(entries)
    if entries and not any(entry.right for entry in entries):
        yield "no right answer: mark each right one with `- [x] `"


def _number(entries: list[Entry]) -> Iterator[str]:
    if not any(entry.right for entry in entries):
        yield "no right answer: write it as `- [x] 12.5 ± 0.1`"
    rest = [entry for entry in entries if entry.said == ELSE]
    if not rest:
        yield f"nothing is said to a reader who types another number: add `- [ ] {ELSE}`"
    elif rest[0].right:
        yield f"`{ELSE}` cannot be right: write `- [ ] {ELSE}`"


def _order(entries: list[Entry]) -> Iterator[str]:
    steps = [entry for entry in entries if entry.mark == "step"]
    if len(steps) < 3:
        yield f"{len(steps)} steps: write at least three, `1. …`, in the right order"
    closing = [entry for entry in entries if entry.mark != "step"]
    closed = len(closing) == 1 and entries[-1] is closing[0]
    if not closed or not closing[0].right or closing[0].said != IN_ORDER:
        yield f"close the steps with `- [x] {IN_ORDER}` and what is said of the right order"


BY_KIND: dict[str, Callable[[list[Entry]], Iterator[str]]] = {
    "single": _single,
    "multiple": _multiple,
    "number": _number,
    "order": _order,
}


def whole(entries: list[Entry], kind: str) -> Iterator[Problem]:
    """Check the answers together, by the rules of their kind."""
    at = entries[0].at if entries else 0
    for told in BY_KIND[kind](entries) if kind in BY_KIND else ():
        yield Problem(at, told)
