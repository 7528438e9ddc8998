# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""BG/NBD: the paper's numbers on its own data, and drawn customers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.accounts import BgNbd, Histories, bg_nbd, histories
from oms42.datasets import real

PAPER = BgNbd(0.243, 4.414, 0.793, 2.426, -9582.4)


@pytest.fixture(scope="module")
def cdnow() -> Histories:
    """Sum up the tenth of CDNOW's customers over 39 weeks."""
    bought = real.cdnow()
    return histories(bought["customer_id"], bought["date"], bought["amount"], as_of="1997-09-30")


@pytest.fixture(scope="module")
def fitted(cdnow: Histories) -> BgNbd:
    """Fit the model to them."""
    return bg_nbd(cdnow.frequency, cdnow.recency, cdnow.age)


def test_are_the_estimates_those_of_the_paper(fitted: BgNbd) -> None:
    """Fader, Hardie and Lee (2005): r .243, α 4.414, a .793, b 2.426, log-likelihood −9582.4."""
    found = [round(value, 3) for value in (fitted.r, fitted.alpha, fitted.a, fitted.b)]
    assert found == [0.243, 4.414, 0.793, 2.426]
    assert round(fitted.loglik, 1) == -9582.4


def test_are_expected_purchases_those_of_the_authors_spreadsheet(fitted: BgNbd) -> None:
    """Hardie's spreadsheet, as lifetimes' tests quote it; at 78 weeks ours ends on 80, not 76."""
    at = fitted.expected([0.1429, 1.0, 3.00, 31.8571, 32.00, 78.00])
    printed = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576]
    assert at == pytest.approx(printed, abs=5e-4)
    assert at[:5].round(4).tolist() == printed[:5]


def test_is_the_forecast_of_the_first_customer_that_of_the_spreadsheet(fitted: BgNbd) -> None:
    """The same source: 1.226 purchases in 39 weeks after 2, 30.43, 38.86."""
    assert round(float(fitted.forecast(39, [2], [30.43], [38.86])[0]), 3) == 1.226


def test_does_the_unit_of_time_not_matter(cdnow: Histories, fitted: BgNbd) -> None:
    days = bg_nbd(cdnow.frequency, 7 * cdnow.recency, 7 * cdnow.age)
    assert (days.r, days.a, days.b) == pytest.approx((fitted.r, fitted.a, fitted.b), rel=1e-3)
    assert days.alpha == pytest.approx(7 * fitted.alpha, rel=1e-3)
    repeats = cdnow.frequency.sum()
    assert days.loglik == pytest.approx(fitted.loglik - repeats * np.log(7), abs=0.01)


def drawn(n: int, weeks: float, ahead: float) -> tuple[np.ndarray, ...]:
    """Draw customers by the model's story, one purchase after another."""
    rng = np.random.default_rng(4)
    rows = []
    for rate, leave in zip(
        rng.gamma(PAPER.r, 1 / PAPER.alpha, n), rng.beta(PAPER.a, PAPER.b, n), strict=True
    ):
        clock, times, alive = 0.0, [], True
        while alive and clock < weeks + ahead:
            clock += rng.exponential(1 / max(rate, 1e-12))
            if clock < weeks + ahead:
                times.append(clock)
                alive = rng.random() >= leave
        past = [t for t in times if t <= weeks]
        gone = not alive and times[-1] <= weeks
        rows.append((len(past), past[-1] if past else 0.0, len(times) - len(past), not gone))
    return tuple(np.array(column, dtype=float) for column in zip(*rows, strict=True))


def test_do_forecast_and_chance_of_being_alive_hold_for_drawn_customers() -> None:
    """40,000 customers drawn by the story: means of those with no, one, several repeats."""
    x, t_x, later, alive = drawn(40_000, 39, 39)
    age = np.full(x.size, 39.0)
    said, there = PAPER.forecast(39, x, t_x, age), PAPER.alive(x, t_x, age)
    for rows in (x == 0, x == 1, (x > 1) & (x < 5), x >= 5):
        assert said[rows].mean() == pytest.approx(later[rows].mean(), rel=0.06)
        assert there[rows].mean() == pytest.approx(alive[rows].mean(), abs=0.02)
    assert PAPER.expected([39.0])[0] == pytest.approx(x.mean(), rel=0.03)
    for k in (0, 1, 2, 5):
        assert PAPER.chance(k, 39) == pytest.approx((x == k).mean(), abs=0.006)


@given(st.floats(0.05, 5), st.floats(0.5, 20), st.floats(0.2, 5), st.floats(0.2, 8))
@settings(max_examples=30)
def test_do_the_chances_add_up_to_one_and_have_the_expected_mean(
    r: float, alpha: float, a: float, b: float
) -> None:
    """A short time, so that few purchases carry all the probability."""
    model = BgNbd(r, alpha, a, b, 0.0)
    t = 0.2 * alpha / max(1.0, r)
    chances = [model.chance(k, t) for k in range(30)]
    assert sum(chances) == pytest.approx(1, abs=1e-6)
    mean = sum(k * chance for k, chance in enumerate(chances))
    assert model.expected([t])[0] == pytest.approx(mean, abs=1e-5)


def test_is_the_limit_at_a_equal_to_one_continuous() -> None:
    """The formula is zero over zero there."""
    here, near = (BgNbd(0.3, 4, a, 2.5, 0).expected([30.0])[0] for a in (1.0, 1.0001))
    assert here == pytest.approx(near, rel=1e-3)


def test_what_happens_at_time_zero() -> None:
    assert PAPER.expected([0.0])[0] == pytest.approx(0)
    assert PAPER.chance(0, 0) == pytest.approx(1)
    assert PAPER.chance(3, 0) == pytest.approx(0)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (([1, 2], [1], [5, 5]), "frequency has 2 rows, recency 1, age 2"),
        (([1], [6], [5]), "customer 0 has recency 6 and age 5"),
        (([-1], [0], [5]), "frequency holds -1"),
        (([0.5], [0], [5]), "no whole number of purchases"),
        (([0], [3], [5]), "customer 0 has no repeat purchase; its recency must be 0"),
        (([0, 0], [0, 0], [5, 5]), "nobody bought again"),
    ],
)
def test_is_bad_input_named(given: tuple[list[float], ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        bg_nbd(*given)


def test_is_a_negative_time_refused() -> None:
    with pytest.raises(ValueError, match="times are 0 or more"):
        PAPER.expected([-1.0])
    with pytest.raises(ValueError, match="time is -1"):
        PAPER.forecast(-1, [0], [0], [5])
