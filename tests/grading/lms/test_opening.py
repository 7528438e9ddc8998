# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is the course's own gradebook opened, and an unknown assignment named with those there are?"""

from pathlib import Path

import pytest

from oms42.grading.lms.opening import LmsError, find_assignment, opened


def test_does_an_unknown_assignment_say_which_there_are(course: Path) -> None:
    with opened(course) as (coursedir, gradebook):
        assert Path(coursedir.root) == course
        assert [one.name for one in find_assignment(gradebook, "e2").notebooks] == ["forecasting"]
        with pytest.raises(LmsError, match=r"no assignment 'e9'; it has: e2"):
            find_assignment(gradebook, "e9")
