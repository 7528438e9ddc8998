# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from oms42.cli.progress import Progress


def test_is_the_time_left_that_of_the_others_at_the_same_pace() -> None:
    """Four things; one after 5 s, so 15 s are left; the third after 30 s, so 10 s are left."""
    seconds = iter([100.0, 105.0, 120.0, 130.0])
    progress = Progress(lambda: next(seconds))
    progress.expect(4)
    lines = [progress.line(name) for name in "abcd"]
    assert lines == [
        "   1 of 4  a  (about 15 s left)",
        "   2 of 4  b  (about 20 s left)",
        "   3 of 4  c  (about 10 s left)",
        "   4 of 4  d",
    ]


def test_does_nothing_fail_if_there_are_more_than_expected() -> None:
    progress = Progress(lambda: 0.0)
    assert progress.line("a") == "   1 of 1  a"
