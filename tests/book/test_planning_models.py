# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's unit economics, customer value and deep dives, by hand."""

from itertools import pairwise

import numpy as np
import pytest

from .planning_by_hand import rows


@pytest.fixture(scope="module")
def glued(page, run):
    """Give each page's glued numbers, run once."""
    made = {}

    def of(name):
        if name not in made:
            made[name] = run(page(f"planning/{name}.md"))["glued"]
        return made[name]

    return of


def test_are_the_unit_economics_by_hand(glued):
    found = glued("motions")
    share = np.mean([float(r["margin_pct"]) for r in rows("partners") if r["margin_pct"]]) / 100
    assert found["partner-share"] == f"{100 * share:.1f}"
    for name, cac, acv, margin, stay in (
        ("direct", 45_000, 44_000, 0.79, 0.85),
        ("partner", 28_000, 44_000, 0.79 - share, 0.85),
        ("self-serve", 1_200, 3_600, 0.79, 0.65),
    ):
        worth = acv * margin * sum((stay / 1.1) ** t for t in range(500))
        assert found[f"{name}-cac"] == f"{cac:,}"
        assert found[f"{name}-payback"] == f"{cac / (acv * margin / 12):.1f}"
        assert found[f"{name}-ratio"] == f"{worth / cac:.1f}"
        assert found[f"{name}-left"] == f"{worth - cac:,.0f}"
    assert (found["gross"], found["partner-gross"]) == ("79", f"{79 - 100 * share:.1f}")
    # "a twentieth"
    assert 15 < 107_944 / 5_752 < 25
    stay = 0.85 + float(found["partner-points"]) / 100
    even = 44_000 * (0.79 - share) * 1.1 / (1.1 - stay) - 28_000
    assert even == pytest.approx(107_944, rel=0.01)


def test_is_the_value_to_the_customer_right(glued):
    found = glued("competition")
    # by hand: 90 x 38 x 12 = 41,040; four fifths of it 32,832; + 15,000 - 4,000
    assert (found["list"], found["sennet"]) == ("41,040", "32,832")
    assert (found["evc-sennet"], found["incentive-sennet"]) == ("43,832", "2,792")
    assert (found["evc-nothing"], found["incentive-nothing"]) == ("51,000", "9,960")
    # the chance p at which p x 69,000 pays price and change; with a refund p x (69,000 - price)
    assert found["belief"] == f"{100 * (41_040 + 18_000) / 69_000:.0f}" == "86"
    assert found["belief-discount"] == f"{100 * (32_832 + 18_000) / 69_000:.0f}" == "74"
    assert found["belief-refund"] == f"{100 * 18_000 / (69_000 - 41_040):.0f}" == "64"
    assert (found["refund-cost"], found["discount"]) == ("4,104", "8,208")
    # over three years, bound: p x 3 x 69,000 = 3 x 41,040 + 18,000
    assert found["belief-three"] == f"{100 * (3 * 41_040 + 18_000) / (3 * 69_000):.0f}" == "68"
    # free to leave: p x (3 x 27,960 - 18,000) = (1 - p) x 59,040
    assert found["belief-free"] == f"{100 * 59_040 / (3 * 27_960 - 18_000 + 59_040):.0f}" == "47"


# Deeper.


def test_is_the_s_curve_right(glued):
    def curve(x):
        return 10 * x**3 / (216 + x**3)

    found = glued("deeper")
    grid = np.linspace(0.1, 16, 15_901)
    assert float(found["enough"]) == pytest.approx(grid[np.argmax(curve(grid) / grid)], abs=0.06)
    assert float(found["inflection"]) == pytest.approx(
        grid[np.argmax(np.gradient(curve(grid), grid))], abs=0.06
    )
    split = max(range(9), key=lambda x: curve(x) + curve(8 - x))
    assert {found["one-heads"], found["other-heads"]} == {str(split), str(8 - split)}
    assert (found["even"], found["one"]) == (f"{2 * curve(4):.1f}", f"{curve(8) + curve(0):.1f}")


def test_are_the_limits_of_the_estimators_right(glued):
    found = glued("deeper")
    # by hand: covariances .30 x .0625 and .25 x .04; variances .0025 + .0225 + .04, and + .005625
    assert found["limit-within"] == f"{0.35 + 0.01 / 0.065:.2f}" == "0.50"
    assert found["limit-pooled"] == f"{0.35 + 0.02875 / 0.070625:.2f}" == "0.76"
    assert float(found["lottery"]) == pytest.approx(0.35, abs=0.015)
    low, high = float(found["lottery-low"]), float(found["lottery-high"])
    assert low < 0.35 < high < float(found["within"])
    sizes = [int(found[f"size-{name}"].replace(",", "")) for name in ("true", "within", "pooled")]
    assert all(one < other for one, other in pairwise(sizes))
    three = 1 + 0.89 / 1.1 + (0.89 / 1.1) ** 2
    by_hand = 60 * (three * 0.61 * 37.0 * 0.35 / (60 * 0.31)) ** (1 / 0.65)
    assert sizes[0] == round(by_hand)
