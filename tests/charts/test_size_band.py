# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Profit over size: a band, a line, today and the best, and no mark where there is no best?"""

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import ORANGE

from .samples import SAMPLES

SAMPLE = SAMPLES["size_band"]


def drawn(**mark: float | None) -> str:
    """Draw the sample, its mark changed."""
    marks = [{**SAMPLE["marks"][0], **mark}]
    return still(compiled_spec("size_band"), SAMPLE["rows"], {"marks": marks})


def test_are_the_band_the_line_and_today_drawn_once_each() -> None:
    for mark in ("mark-area", "mark-line", "mark-rule"):
        assert drawn().count(f"{mark} role-mark") == 1


def test_is_the_best_size_marked_only_where_there_is_one() -> None:
    assert f'fill="{ORANGE}"' in drawn()
    assert f'fill="{ORANGE}"' not in drawn(best=None, most=None)
