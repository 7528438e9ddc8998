# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Winnowing: a few fingerprints stand for a program, and no long match escapes them."""

import hashlib
from collections.abc import Collection, Sequence

GRAM = 10  # tokens in a gram; what is shorter is not evidence of anything
WINDOW = 6  # of as many grams in a row one at least is kept


def grams(words: Sequence[str]) -> list[int]:
    """Give every gram of a program a number.

    Args:
        words: The program's tokens.

    Returns:
        A 64-bit number for each run of ten tokens, in order; none for a shorter program.

    Example:
        >>> len(grams("abcdefghijkl"))
        3
        >>> grams("abcdefghij") == grams("abcdefghijk")[:1]
        True
    """
    return [
        int.from_bytes(
            hashlib.blake2b("\0".join(words[place : place + GRAM]).encode(), digest_size=8).digest()
        )
        for place in range(len(words) - GRAM + 1)
    ]


def winnow(numbers: Sequence[int], without: Collection[int] = (), window: int = WINDOW) -> set[int]:
    r"""Choose the fingerprints of a program.

    From each window of $w$ grams in a row the one with the least number is kept. Two programs that
    share a run of $w+k-1$ tokens, with $k$ tokens a gram, then share a fingerprint.

    Args:
        numbers: What :func:`grams` gave.
        without: Grams that do not count, those of the released notebook for example. They are set
            aside before the choice, so that they cannot stand in the way of another.
        window: The number $w$ of grams in a window.

    Returns:
        The fingerprints.

    Source:
        Schleimer, Wilkerson and Aiken (2003), Winnowing: local algorithms for document
        fingerprinting, SIGMOD.

    Example:
        >>> sorted(winnow([77, 74, 42, 17, 98, 50, 17, 98], window=4))
        [17]
    """
    left = [number if number not in without else None for number in numbers]
    kept: set[int] = set()
    for place in range(max(1, len(left) - window + 1)):
        seen = [number for number in left[place : place + window] if number is not None]
        if seen:
            kept.add(min(seen))
    return kept
