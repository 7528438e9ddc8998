# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How the right answers lie over the letters: a reader must not learn to guess by position."""

from collections import Counter
from math import sqrt

from oms42.book.quiz.item import LETTERS, SelfCheck


def uneven_letters(checks: list[SelfCheck]) -> dict[str, tuple[int, float]]:
    """Find letters that are right far more or less often than chance would have it.

    Far is two standard deviations of a fair draw, and two questions at least.

    Args:
        checks: Self-checks of any kind; those with one right answer count.

    Returns:
        By letter, how often it is right, and how often it should be.
    """
    singles = [check for check in checks if check.kind == "single"]
    right = Counter(check.letters for check in singles)
    found = {}
    for i, letter in enumerate(LETTERS):
        shares = [1 / len(one.answers) for one in singles if i < len(one.answers)]
        expected, spread = sum(shares), sqrt(sum(p * (1 - p) for p in shares))
        if abs(right[letter] - expected) > max(2.0, 2 * spread):
            found[letter] = right[letter], expected
    return found
