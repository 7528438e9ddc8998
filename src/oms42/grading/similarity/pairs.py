# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which pairs of submissions share what few others have."""

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from oms42.grading.similarity.winnow import winnow
from oms42.grading.similarity.work import Work

COMMON = 0.25  # what more than this part of a class wrote is the task's and nobody's in particular
FEW = 4  # in a small class, what so many wrote still counts


@dataclass(frozen=True)
class Pair:
    """Two submissions that share something.

    Attributes:
        first: One student's id.
        second: The other's.
        share: The part of the smaller submission's fingerprints that both have, from 0 to 1.
        weight: How unusual the shared fingerprints are, added up; pairs are ranked by it.
        shared: The fingerprints that both have, and few others.
    """

    first: str
    second: str
    share: float
    weight: float
    shared: frozenset[int]


def similar_pairs(
    works: Sequence[Work], released: Collection[int] = (), most: int = 50
) -> list[Pair]:
    r"""Rank pairs of submissions by what they share.

    A fingerprint that $d$ of $N$ submissions have weighs $\ln\frac{N+1}{d}$: what everybody writes
    weighs little, what two alone wrote weighs most. One that more than a quarter of the class has
    does not count at all.

    Args:
        works: The submissions.
        released: The grams of the notebook that students were given.
        most: How many pairs to give.

    Returns:
        The pairs, the heaviest first; pairs that share nothing unusual are not among them.

    Example:
        >>> from oms42.grading.similarity.work import make_work
        >>> cells = {"1": "[a, b, c, d, e, f, g]", "2": "[p, q, r, s, t, u, v]", "3": "pass"}
        >>> found = similar_pairs([make_work(name, [cell]) for name, cell in cells.items()])
        >>> [(pair.first, pair.second, pair.share) for pair in found]
        [('1', '2', 1.0)]
    """
    prints = {work.student: winnow(work.grams, released) for work in works}
    owners: dict[int, list[str]] = defaultdict(list)
    for student, numbers in prints.items():
        for number in numbers:
            owners[number].append(student)
    bound = max(FEW, COMMON * len(works))
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, students in owners.items():
        if 1 < len(students) <= bound:
            for pair in combinations(students, 2):
                shared[pair].append(number)
    weights = {number: math.log((len(works) + 1) / len(who)) for number, who in owners.items()}
    found = [
        Pair(
            *(first, second),
            share=len(numbers) / min(len(prints[first]), len(prints[second])),
            weight=math.fsum(weights[number] for number in numbers),
            shared=frozenset(numbers),
        )
        for (first, second), numbers in shared.items()
    ]
    return sorted(found, key=lambda one: (-one.weight, one.first, one.second))[:most]


def shared_lines(one: Work, other: Work, released: Collection[int] = ()) -> tuple[int, ...]:
    """Say which lines of a work hold what the other work holds too.

    Args:
        one: The work whose lines are asked for.
        other: The work that it is compared with.
        released: The grams of the notebook that students were given.

    Returns:
        The numbers of the lines, from 0, in order.

    Example:
        >>> from oms42.grading.similarity.work import make_work
        >>> one = make_work("1", ["import numpy", "x = [1, 2, 3, 4, 5]"])
        >>> shared_lines(one, make_work("2", ["values = [1, 2, 3, 4, 5]"]))
        (1,)
    """
    both = set(one.grams) & set(other.grams) - set(released)
    lines: set[int] = set()
    for number, (first, last) in zip(one.grams, one.spans, strict=True):
        if number in both:
            lines.update(range(first, last + 1))
    return tuple(sorted(lines))
