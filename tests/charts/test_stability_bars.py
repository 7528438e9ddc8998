# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stability of segments: each share written, each verdict colored, both levels drawn?"""

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.palette import BLUE, ORANGE

from .samples import SAMPLES


def test_are_shares_verdicts_and_levels_there() -> None:
    svg = still(compiled_spec("stability_bars"), SAMPLES["stability_bars"]["rows"])
    for text in ("0.90", "0.45", "stable", "not stable"):
        assert f">{text}<" in svg
    assert f'fill="{BLUE}"' in svg
    assert f'fill="{ORANGE}"' in svg
    assert svg.count("mark-rule role-mark") == 2
