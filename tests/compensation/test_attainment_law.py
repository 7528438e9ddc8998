# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attainment as a law: are its moments the ones asked for, and its bounds kept?"""

import numpy as np
import pytest
from scipy import stats

from oms42.compensation import attainment
from oms42.compensation.attainment_law import density, phi


@pytest.mark.parametrize("skew", [-1.5, -0.2, 0.0, 1e-6, 0.4, 1.0, 3.0])
def test_are_mean_spread_and_skew_the_ones_asked_for(skew: float) -> None:
    """Without bounds, by the quadrature; and as a million draws of scipy's lognormal have it."""
    law = attainment(0.92, 0.28, skew=skew, lower=-np.inf)
    x, w = law.nodes()
    mean = x @ w
    sd = np.sqrt((x - mean) ** 2 @ w)
    assert mean == pytest.approx(0.92, abs=1e-9)
    assert sd == pytest.approx(0.28, rel=1e-6)
    assert ((x - mean) ** 3 @ w) / sd**3 == pytest.approx(skew, abs=2e-3 * max(1, abs(skew)))


def test_is_the_skewed_law_the_lognormal_of_scipy() -> None:
    """Skew 1.0: s solves (exp(s²) + 2)√(exp(s²) − 1) = 1; scipy gives the quantiles."""
    s = stats.lognorm(0.3142).stats("s")
    law = attainment(1.0, 0.2, skew=float(s), lower=-np.inf)
    scale = 0.2 / stats.lognorm(0.3142).std()
    shift = 1.0 - scale * stats.lognorm(0.3142).mean()
    for q in (0.01, 0.3, 0.5, 0.99):
        assert law.quantile(q) == pytest.approx(stats.lognorm(0.3142, shift, scale).ppf(q))


@pytest.mark.parametrize("upper", [np.inf, 1.3])
def test_is_a_truncated_law_the_one_of_scipy(upper: float) -> None:
    law = attainment(0.92, 0.5, upper=upper)
    other = stats.truncnorm((0 - 0.92) / 0.5, (upper - 0.92) / 0.5, 0.92, 0.5)
    x, w = law.nodes()
    assert x @ w == pytest.approx(other.mean(), rel=1e-9)
    assert law.at_least(1.0) == pytest.approx(other.sf(1.0))
    assert law.quantile(0.95) == pytest.approx(other.ppf(0.95))
    drawn = law.from_normal(np.random.default_rng(1).standard_normal(100_000))
    assert drawn.mean() == pytest.approx(other.mean(), abs=0.005)
    assert drawn.min() >= 0
    assert drawn.max() <= upper


def test_does_a_clipped_law_pile_up_at_its_bounds() -> None:
    """N(0.92, 0.5): Φ(−1.84) = 0.0329 of the sellers are at 0."""
    law = attainment(0.92, 0.5, bounds="clip")
    x, w = law.nodes()
    assert w[x == 0].sum() == pytest.approx(stats.norm.cdf(-1.84), rel=1e-9)
    assert law.at_least(0.0) == 1.0
    assert law.at_least(1e-9) == pytest.approx(1 - 0.03288, abs=1e-5)
    assert law.quantile(0.02) == 0.0


def test_is_the_share_at_quota_the_one_of_the_book() -> None:
    """WE3.1 prints 38.7 % from a simulation; 1 − Φ(0.08/0.28) is 38.75 %."""
    assert attainment().at_least(1.0) == pytest.approx(0.387, abs=0.001)


def test_do_scores_and_attainments_undo_each_other() -> None:
    for skew in (-1.0, 0.0, 0.7):
        law = attainment(0.9, 0.3, skew=skew, lower=-np.inf)
        for z in (-2.0, 0.1, 3.0):
            assert law.score(float(law.at(z))) == pytest.approx(z)
    assert attainment(skew=1.0).score(-50.0) == -np.inf, "below where the law begins"


def test_are_phi_and_density_the_ones_of_scipy() -> None:
    for z in (-np.inf, -8.0, 0.3, np.inf):
        assert phi(z) == pytest.approx(stats.norm.cdf(z), rel=1e-12)
        assert density(z) == pytest.approx(stats.norm.pdf(z), rel=1e-12)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"sd": 0}, "sd is 0; it must be above 0"),
        ({"lower": 2.0, "upper": 1.0}, "lower must be below upper"),
        ({"bounds": "fold"}, "must be truncate or clip"),
        ({"mean": np.nan}, "finite"),
        ({"mean": 0.5, "sd": 0.01, "lower": 3.0}, "almost nothing"),
    ],
)
def test_is_a_wrong_law_refused(arguments: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        attainment(**arguments)  # type: ignore[arg-type]  # wrong on purpose
