# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Aalen–Johansen: is it statsmodels' curve, and what does Kaplan–Meier overstate beside it?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from oms42.pipeline import aalen_johansen, kaplan_meier

from .samples import deals


def test_are_incidence_and_error_those_of_statsmodels() -> None:
    days, ends = deals()
    days, ends = (
        np.append(days, 999),
        np.append(ends, "open"),
    )  # else statsmodels divides by 0 at the end
    causes = ["lost", "no_decision", "won"]
    number = np.array([0 if end == "open" else causes.index(end) + 1 for end in ends])
    theirs = CumIncidenceRight(days, number)
    ours = aalen_johansen(days, ends)
    assert list(ours) == causes
    for place, cause in enumerate(causes):
        at = np.searchsorted(ours[cause].time, theirs.times)
        assert ours[cause].incidence[at] == pytest.approx(theirs.cinc[place])
        assert ours[cause].se[at] == pytest.approx(theirs.cinc_se[place], rel=1e-6, abs=1e-9)


ENDS = st.sampled_from(["won", "lost", "open"])


@given(st.lists(st.tuples(st.integers(0, 20), ENDS), min_size=2, max_size=40))
def test_do_all_ends_and_the_open_share_add_up_and_does_kaplan_meier_overstate(
    rows: list[tuple[int, str]],
) -> None:
    days, ends = np.array([day for day, _ in rows]), np.array([end for _, end in rows])
    if (ends == "open").all():
        return
    curves = aalen_johansen(days, ends)
    still = kaplan_meier(days, (ends != "open").astype(int)).survival
    assert sum(curve.incidence for curve in curves.values()) + still == pytest.approx(1)
    if "won" in curves:
        as_if = 1 - kaplan_meier(days, (ends == "won").astype(int)).survival
        assert (curves["won"].incidence <= as_if + 1e-12).all()


def test_how_much_does_taking_lost_deals_for_open_overstate() -> None:
    """By hand: 4 deals, lost at 1 and 2, won at 3 and 4: half are won, Kaplan–Meier says all."""
    days, ends = [1, 2, 3, 4], ["lost", "lost", "won", "won"]
    assert aalen_johansen(days, ends)["won"].at(4) == 0.5
    assert 1 - kaplan_meier(days, [0, 0, 1, 1]).at(4) == 1


def test_what_is_there_before_the_first_and_after_the_last_look() -> None:
    curve = aalen_johansen([2, 5], ["won", "open"])["won"]
    assert curve.at(1) == 0
    assert np.isnan(curve.at(6))
    assert curve.upper.max() <= 1
    assert curve.lower.min() >= 0


def test_is_bad_input_named() -> None:
    with pytest.raises(ValueError, match="every row is 'open': nothing has ended"):
        aalen_johansen([1, 2], ["open", "open"])
    with pytest.raises(ValueError, match="duration"):
        aalen_johansen([1, 2], ["won", "open", "open"])
    with pytest.raises(ValueError, match=r"outcome has shape \(1, 2\)"):
        aalen_johansen([1, 2], [["won", "open"]])
