# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Oaxaca–Blinder and Kitagawa: do the parts add up, and mean what they say?"""

from typing import Any

import numpy as np
import pytest

from oms42.compensation import kitagawa, oaxaca_blinder


def world(seed: int = 0, n: int = 400) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pay of 82 per unit of potential and 3 per year; women 4 less; less potential for women."""
    rng = np.random.default_rng(seed)
    she = (np.arange(n) < 0.4 * n).astype(float)
    x = np.column_stack([rng.normal(1.05 - 0.13 * she, 0.2), rng.normal(5, 2, n)])
    return 10 + x @ [82, 3] - 4 * she + rng.normal(0, 6, n), she, x


def test_are_parts_and_detail_those_planted() -> None:
    pay, she, x = world()
    made = oaxaca_blinder(pay, she, x)
    assert made.gap == pytest.approx(made.explained + made.unexplained)
    assert made.detail.sum() == pytest.approx(made.explained)
    assert made.unexplained == pytest.approx(4, abs=3 * made.unexplained_se)
    assert made.detail[0] == pytest.approx(82 * 0.13, abs=3 * made.detail_se[0])
    assert made.slopes == pytest.approx([82, 3], rel=0.1)


@pytest.mark.parametrize("reference", ["pooled", "men", "women"])
def test_are_standard_errors_those_of_fresh_samples(reference: Any) -> None:
    made = oaxaca_blinder(*world(), reference=reference)
    many = [oaxaca_blinder(*world(seed), reference=reference) for seed in range(1, 151)]
    for name in ("explained", "unexplained"):
        spread = np.std([getattr(one, name) for one in many])
        assert getattr(made, f"{name}_se") == pytest.approx(spread, rel=0.25)
    spread = np.std([one.detail for one in many], axis=0)
    assert made.detail_se == pytest.approx(spread, rel=0.25)


def test_does_the_error_of_the_rest_count_that_the_other_means_are_estimated() -> None:
    """Slopes 200 apart: of √(x̄'(V_m + V_w)x̄ + 200²·Var(x)/n) the second term is the larger."""
    rng = np.random.default_rng(3)
    she = (np.arange(60) < 30).astype(float)
    x = rng.normal(1.0, 0.2, 60)
    pay = np.where(she == 1, 100 * x, 300 * x) + rng.normal(0, 1, 60)
    made = oaxaca_blinder(pay, she, x, reference="men")
    spread = 200 * x[she == 1].std(ddof=1) / np.sqrt(30)
    assert made.unexplained_se == pytest.approx(spread, rel=0.05)


def test_is_one_indicator_kitagawas_composition() -> None:
    """By hand: 20 of 30 women and 10 of 30 men in the job that pays less; (1/3)·24 = 8 of 10."""
    made = kitagawa([20, 10], [80, 104], [10, 20], [82, 106])
    assert (made.gap, made.composition, made.rate) == (10, 8, 2)
    assert made.by_composition.sum() == pytest.approx(8)
    assert made.by_rate == pytest.approx([1, 1])


def test_are_wrong_arguments_refused() -> None:
    pay, she, x = world()
    with pytest.raises(ValueError, match="pooled, men or women"):
        oaxaca_blinder(pay, she, x, reference="all")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="only 1"):
        oaxaca_blinder(pay, np.ones(400), x)
    with pytest.raises(ValueError, match="0 or more"):
        kitagawa([-1, 2], [1, 2], [1, 1], [1, 2])
