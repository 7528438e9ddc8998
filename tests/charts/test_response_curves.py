# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The response curves: three lines apart without color, and marks for heads set and best?"""

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.response_curves import SEGMENTS

from .samples import SAMPLES

SAMPLE = SAMPLES["response_curves"]


def drawn(points: int) -> str:
    """Draw the sample with some of its marks."""
    data = {"points": SAMPLE["points"][:points]}
    return still(compiled_spec("response_curves"), SAMPLE["rows"], data)


def test_are_the_three_curves_told_apart_by_their_dashes() -> None:
    svg = drawn(6)
    assert {f'stroke-dasharray="{dash}"' in svg for dash in ("6,3", "2,2")} == {True}
    for name in SEGMENTS:
        assert f">{name}<" in svg


def test_is_the_mark_of_the_best_split_hollow_and_absent_without_its_row() -> None:
    assert drawn(2).count('fill-opacity="0"') > drawn(1).count('fill-opacity="0"')
