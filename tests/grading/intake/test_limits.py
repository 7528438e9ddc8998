# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the limits wide enough for honest work and said in words?"""

import pytest

from oms42.grading.intake.limits import MIB, Limits, megabytes


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 bytes"), (104_857, "104857 bytes"), (104_858, "0.1 MiB")]
)
def test_is_a_size_said_in_the_unit_a_person_reads(count: int, words: str) -> None:
    assert megabytes(count) == words


def test_does_a_notebook_of_charts_fit() -> None:
    """A notebook saved with 60 MB of outputs is honest work."""
    assert Limits().file_bytes > 60 * MIB
