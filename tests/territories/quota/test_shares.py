# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Shares: the book's quotas to the printed digit, and the sum kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.quota import blend, by_history, by_potential

PLAN, OVER = 26.4, 0.08
HISTORY, POTENTIAL = [9, 7, 5, 3], [30, 34, 22, 14]


def test_worked_example_2_4_quotas() -> None:
    """WE2.4: 28.512 in all; pure history, pure potential, and half of each."""
    history = by_history(PLAN, HISTORY, over_assignment=OVER)
    potential = by_potential(PLAN, POTENTIAL, over_assignment=OVER)
    half = blend(PLAN, POTENTIAL, HISTORY, over_assignment=OVER)
    assert [f"{q:.3f}" for q in history.quotas] == ["10.692", "8.316", "5.940", "3.564"]
    assert [f"{q:.3f}" for q in potential.quotas] == ["8.554", "9.694", "6.273", "3.992"]
    assert [f"{q:.3f}" for q in half.quotas] == ["9.623", "9.005", "6.106", "3.778"]
    assert {f"{one.total:.3f}" for one in (history, potential, half)} == {"28.512"}
    assert half.over_assignment == pytest.approx(0.08)


@given(
    st.lists(st.tuples(st.floats(0.1, 1e6), st.floats(0.1, 1e6)), min_size=1, max_size=9),
    st.floats(0, 1),
    st.floats(0, 0.3),
)
def test_do_quotas_add_up_to_the_plan_and_what_is_beyond(
    rows: list[tuple[float, float]], weight: float, over: float
) -> None:
    P, H = zip(*rows, strict=True)
    made = blend(100, P, H, weight=weight, over_assignment=over)
    assert made.quotas.sum() == pytest.approx(100 * (1 + over))
    assert made.shares.sum() == pytest.approx(1)


def test_are_the_ends_of_the_blend_pure() -> None:
    for weight, pure in ((0, by_history(PLAN, HISTORY)), (1, by_potential(PLAN, POTENTIAL))):
        made = blend(PLAN, POTENTIAL, HISTORY, weight=weight)
        assert made.quotas == pytest.approx(pure.quotas)


def test_are_rounded_quotas_whole_units_with_the_same_sum() -> None:
    made = by_potential(26_400_000, POTENTIAL, over_assignment=OVER, unit=1000)
    assert (made.quotas % 1000 == 0).all()
    assert made.total == 28_512_000


def test_does_history_punish_a_territory_that_grows() -> None:
    """Q2 of the book: of two territories of equal potential the one that sold less gets less."""
    made = by_history(100, [60, 40])
    assert made.quotas[1] < by_potential(100, [1, 1]).quotas[1] < made.quotas[0]


def test_is_a_series_taken() -> None:
    import pandas as pd

    frame = pd.DataFrame({"P": POTENTIAL, "H": HISTORY}, index=list("wxyz"))
    made = blend(PLAN, frame["P"], frame["H"], over_assignment=OVER)
    assert made.quotas.round(3).tolist() == [9.623, 9.005, 6.106, 3.778]


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"plan": 0}, "plan is 0"),
        ({"weight": 50}, "weight is 50"),
        ({"over_assignment": -0.1}, "over_assignment is -0.1"),
        ({"history": [1, 2]}, "history has 2"),
        ({"potential": [0, 0, 0, 0]}, "potential is 0"),
        ({"history": [9, 7, 5, float("nan")]}, "history holds nan"),
    ],
)
def test_is_bad_input_refused(more: dict[str, object], word: str) -> None:
    given: dict[str, object] = {"plan": PLAN, "potential": POTENTIAL, "history": HISTORY} | more
    with pytest.raises(ValueError, match=word):
        blend(**given)  # type: ignore[arg-type]  # that is the point
