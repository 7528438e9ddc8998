# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from oms42.grading.similarity.winnow import GRAM, WINDOW, grams, winnow

# Schleimer, Wilkerson and Aiken (2003), figure 2: the hashes of the 5-grams of "adorunrunrun
# adorunrun", and the fingerprints that windows of four select.
HASHES = [77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98]
SELECTED = {17, 8, 39}


def test_does_it_choose_what_the_paper_chooses() -> None:
    assert winnow(HASHES, window=4) == SELECTED


def test_does_no_match_of_the_guaranteed_length_escape() -> None:
    """A shared run of w + k - 1 tokens leaves a shared fingerprint, whatever stands around it."""
    run = [f"run{place}" for place in range(WINDOW + GRAM - 1)]
    for before in range(12):
        one = [f"a{place}" for place in range(before)] + run + ["end"] * 9
        other = [f"b{place}" for place in range(17 - before)] + run
        assert winnow(grams(one)) & winnow(grams(other))


def test_does_what_was_released_not_stand_in_the_way() -> None:
    """The least number of a window is the task's own: the next least is kept instead."""
    assert winnow([5, 1, 7, 9], without={1}, window=4) == {5}
    assert winnow([1, 1, 1], without={1}, window=2) == set()


def test_has_a_short_program_no_fingerprint() -> None:
    assert winnow(grams(["x"] * (GRAM - 1))) == set()
