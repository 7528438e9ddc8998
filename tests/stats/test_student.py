# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Student's t and F: do they agree with the printed table and with SciPy?"""

from math import inf

import pytest
from scipy import special, stats

from oms42.stats.student import beta_share, f_tail, t_quantile


@pytest.mark.parametrize(
    ("degrees", "p", "printed"),
    [
        (1, 0.975, 12.706),
        (2, 0.95, 2.920),
        (5, 0.995, 4.032),
        (10, 0.975, 2.228),
        (30, 0.9, 1.310),
        (120, 0.975, 1.980),
        (inf, 0.975, 1.960),
    ],
)
def test_are_the_quantiles_those_of_the_printed_table(
    degrees: float, p: float, printed: float
) -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2."""
    assert round(t_quantile(p, degrees), 3) == printed


@pytest.mark.parametrize("degrees", [0.7, 1, 2, 3.5, 12, 77, 1013, 1e4])
@pytest.mark.parametrize("p", [1e-6, 0.025, 0.4, 0.5, 0.51, 0.9, 0.975, 0.9995])
def test_do_quantiles_agree_with_scipy(p: float, degrees: float) -> None:
    assert t_quantile(p, degrees) == pytest.approx(stats.t.ppf(p, degrees), rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("first", [1, 2, 7, 40])
@pytest.mark.parametrize("second", [1, 9, 130, 5000])
@pytest.mark.parametrize("x", [0, 0.01, 0.8, 1, 3.5, 60])
def test_do_tails_agree_with_scipy(x: float, second: float, first: float) -> None:
    assert f_tail(x, first, second) == pytest.approx(stats.f.sf(x, first, second), rel=1e-9)


@pytest.mark.parametrize("x", [0, 1e-9, 0.2, 0.5, 0.93, 1])
@pytest.mark.parametrize(("a", "b"), [(0.5, 0.5), (3, 0.5), (0.1, 40), (800, 700)])
def test_does_the_beta_law_agree_with_scipy(a: float, b: float, x: float) -> None:
    assert beta_share(a, b, x) == pytest.approx(special.betainc(a, b, x), rel=1e-9, abs=1e-300)


def test_are_impossible_arguments_refused() -> None:
    with pytest.raises(ValueError, match="p is 1"):
        t_quantile(1.0, 5)
    with pytest.raises(ValueError, match="degrees is 0"):
        t_quantile(0.9, 0)
    with pytest.raises(ValueError, match="x=-1"):
        f_tail(-1, 2, 3)
    with pytest.raises(ValueError, match="x from 0 to 1"):
        beta_share(1, 1, 1.5)
