# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Kaplan–Meier: is it R's curve, and statsmodels', limits included?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from oms42.pipeline import kaplan_meier

from .samples import MAINTAINED, MAINTAINED_EVENT, deals


def test_is_the_maintained_group_as_r_prints_it() -> None:
    made = kaplan_meier(MAINTAINED, MAINTAINED_EVENT)
    seen = made.events > 0
    assert made.time[seen].tolist() == [9, 13, 18, 23, 31, 34, 48]
    assert made.survival[seen].round(4).tolist() == [
        0.9091,
        0.8182,
        0.7159,
        0.6136,
        0.4909,
        0.3682,
        0.1841,
    ]
    assert made.quantile(0.5) == 31
    assert made.at_risk[seen].tolist() == [11, 10, 8, 7, 5, 4, 2]


def test_are_errors_greenwoods_as_in_statsmodels() -> None:
    days, ends = deals()
    event = (ends == "won").astype(int)
    ours, theirs = kaplan_meier(days, event), SurvfuncRight(days, event)
    seen = ours.events > 0
    assert ours.time[seen] == pytest.approx(theirs.surv_times)
    assert ours.survival[seen] == pytest.approx(theirs.surv_prob)
    assert ours.se[seen] == pytest.approx(theirs.surv_prob_se)


def test_are_the_limits_on_the_logarithm_of_the_share() -> None:
    """By hand from R's lung data: .8640 with error .02271 has limits .8206 and .9096."""
    made = kaplan_meier(MAINTAINED, MAINTAINED_EVENT)
    z = 1.959963984540054
    row = 4  # 31 weeks and earlier ones; any row inside will do
    wanted = made.survival[row] * np.exp(np.array([-z, z]) * made.se[row] / made.survival[row])
    assert [made.lower[row], made.upper[row]] == pytest.approx(np.minimum(wanted, 1).tolist())
    assert 0.8640 * np.exp(-z * 0.02271 / 0.8640) == pytest.approx(0.8206, abs=5e-5)
    assert 0.8640 * np.exp(z * 0.02271 / 0.8640) == pytest.approx(0.9096, abs=1.1e-4)


def test_do_log_log_limits_stay_inside_by_themselves() -> None:
    made = kaplan_meier([1, 2, 3, 4, 5, 6], [0, 1, 1, 1, 0, 1], interval="log-log")
    inner = made.survival > 0
    assert made.survival[0] == made.lower[0] == made.upper[0] == 1
    assert (made.lower[inner] <= made.survival[inner]).all()
    assert (made.upper[inner] < 1)[1:].all()
    # by hand: S = .8 at 2, V = .8² · 1/(5·4), se of log(−log S) = sqrt(1/20) / |ln .8| = 1.0021
    assert made.lower[1] == pytest.approx(0.8 ** np.exp(1.959964 * 1.00209), abs=1e-4)


def test_what_is_there_after_the_last_look() -> None:
    made = kaplan_meier([5, 8], [1, 0])
    assert made.at(4) == 1
    assert made.at(8) == 0.5
    assert np.isnan(made.at(9))
    assert made.quantile(0.6) == np.inf
    assert made.quantile(0.5) == 5, "half have had it by then, not only after"


@given(
    st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40).filter(
        lambda rows: any(event for _, event in rows)
    )
)
def test_does_it_fall_from_one_and_equal_the_share_where_nothing_is_open(
    rows: list[tuple[int, bool]],
) -> None:
    days = np.array([day for day, _ in rows])
    event = np.array([int(one) for _, one in rows])
    made = kaplan_meier(days, event)
    assert (np.diff(made.survival, prepend=1) <= 1e-12).all()
    assert (made.lower[made.survival > 0] <= made.survival[made.survival > 0] + 1e-12).all()
    assert (made.upper[made.survival > 0] <= 1).all()
    whole = kaplan_meier(days, np.ones_like(event))
    assert whole.survival == pytest.approx([(days > t).mean() for t in whole.time])


def test_is_bad_input_named() -> None:
    with pytest.raises(ValueError, match=r"duration is -3 in row 1; .* before the date of"):
        kaplan_meier([1, -3], [1, 0])
    with pytest.raises(ValueError, match="event holds 2"):
        kaplan_meier([1, 3], [1, 2])
    with pytest.raises(ValueError, match="interval is 'plain'; it is log or log-log"):
        kaplan_meier([1, 3], [1, 0], interval="plain")  # type: ignore[arg-type]  # the wrong word
    with pytest.raises(ValueError, match="duration"):
        kaplan_meier([1, float("nan")], [1, 0])
