# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The SPIFF study: lift, dip and net, planted and in Kelvane."""

import numpy as np
import pandas as pd
import pytest

from oms42.compensation import spiff_study
from oms42.datasets import columns

PERIODS, REGIONS = 14, 6


def planted(
    lift: float = 0.3, dips: tuple[float, ...] = (-0.18, -0.10), noise: float = 0.03, seed: int = 0
) -> dict[str, np.ndarray]:
    """Two products in six regions over fourteen quarters; both feel the same market."""
    rng = np.random.default_rng(seed)
    market = rng.normal(0, 0.15, (REGIONS, PERIODS))
    effect = np.zeros(PERIODS)
    effect[8] = np.log1p(lift)
    for j, dip in enumerate(dips):
        effect[9 + j] = np.log1p(dip)
    rows = []
    for region in range(REGIONS):
        for t in range(PERIODS):
            for done in (0, 1):
                level = 4 + 0.3 * region + 0.5 * done + market[region, t] + done * effect[t]
                rows.append((np.exp(level + rng.normal(0, noise)), done, t, 2 * region + done))
    table = np.array(rows)
    keys = ("y", "treated", "period", "unit")
    return {key: table[:, i] for i, key in enumerate(keys)} | {
        "pair": table[:, 3] // 2 * 100 + table[:, 2]
    }


def study(data: dict[str, np.ndarray], **more: object) -> object:
    unit = data["unit"] // 2 if "pair" in more else data["unit"]
    return spiff_study(data["y"], data["treated"], data["period"], 8, unit=unit, **more)  # type: ignore[arg-type]  # by name


def test_are_lift_and_dip_recovered_without_noise() -> None:
    made = study(planted(noise=0.0))
    assert made.effect == pytest.approx([0, 0, 0.3, -0.18, -0.10], abs=1e-9)
    assert made.naive == pytest.approx(0.3)
    assert made.net == pytest.approx(0.02)
    assert made.pull_forward == pytest.approx(0.28 / 0.3)


def test_do_intervals_hold_the_planted_net_as_often_as_they_say() -> None:
    """Sixty worlds: 95 % intervals of the net effect, in pairs; at least 52 hold it."""
    found = [study(d, pair=d["pair"]) for d in (planted(seed=s) for s in range(60))]
    held = sum(one.net_lower <= 0.02 <= one.net_upper for one in found)
    assert held >= 52
    assert np.mean([one.net for one in found]) == pytest.approx(0.02, abs=0.01)


def test_do_pairs_take_the_common_market_out() -> None:
    data = planted()
    assert study(data, pair=data["pair"]).net_se < 0.5 * study(data).net_se


def test_is_a_difference_already_there_found() -> None:
    """The treated product was up 20 % in the two quarters before: the study is in doubt."""
    data = planted()
    early = (data["treated"] == 1) & np.isin(data["period"], [6, 7])
    data["y"] = np.where(early, 1.2 * data["y"], data["y"])
    assert study(data, pair=data["pair"]).pre_p < 0.001
    clean = planted()
    assert study(clean, pair=clean["pair"]).pre_p > 0.01


def test_does_ignoring_the_dip_mislead() -> None:
    made = study(planted())
    assert made.naive > 0.2
    assert abs(made.net) < 0.12


def test_are_amounts_taken_as_they_are() -> None:
    """Means of the cells by hand: the lift is 50 − 0 in period 4 against a flat control."""
    y = [100.0] * 8 + [200, 200, 200, 200, 250, 170, 200, 200]
    made = spiff_study(y, [0] * 8 + [1] * 8, [*range(8)] * 2, 4, before=1, after=1, log=False)
    assert made.effect == pytest.approx([0, 50, -30])
    assert made.net == pytest.approx(20)


def test_does_a_study_without_a_control_take_the_market_for_the_spiff() -> None:
    """By hand: 100 is normal; the market grows by a fifth in period 4, and both products with it.

    Against the control the lift is 180/120 − 1 = 50 %; without it 180/100 − 1 = 80 %.
    """
    market = np.array([1, 1, 1, 1, 1.2, 1, 1, 1])
    spiffed = 100 * market * np.array([1, 1, 1, 1, 1.5, 0.8, 1, 1])
    with_it = spiff_study(
        [*50 * market, *spiffed], [0] * 8 + [1] * 8, [*range(8)] * 2, 4, before=0, after=1
    )
    alone = spiff_study(spiffed, None, range(8), 4, before=0, after=1)
    assert with_it.effect == pytest.approx([0.5, -0.2])
    assert alone.effect == pytest.approx([0.8, -0.2])


def test_are_periods_of_every_kind_read() -> None:
    """By hand: log ratio of the fifth quarter less its mean outside the window."""
    y = [100, 104, 98, 102, 101, 99, 103, 100, 200, 207, 197, 203, 254, 159, 205, 201]
    done = pd.Series([False] * 8 + [True] * 8)
    quarters = pd.period_range("2024Q1", periods=8, freq="Q")
    forms = (
        ([*quarters] * 2, "2025Q1"),
        ([str(one) for one in quarters] * 2, "2025Q1"),
        (pd.Series([*quarters.to_timestamp()] * 2), pd.Timestamp("2025-01-01")),
    )
    found = [spiff_study(y, done, p, s, before=1, after=1).naive for p, s in forms]
    ratio = np.log(np.array(y[8:]) / np.array(y[:8]))
    lift = np.expm1(ratio[4] - ratio[[0, 1, 2, 6, 7]].mean())
    assert found == pytest.approx([lift] * 3)


def test_is_kelvanes_spiff_the_planted_one() -> None:
    """PT-10: + 28 %, then − 24 % over two quarters; net about zero, naive above 20 %."""
    table = columns("bookings_monthly")
    rows = np.isin(table["product"], ["hardware", "services"])
    month = table["month"][rows].astype("datetime64[M]")
    region = table["region"][rows].astype(str)
    quarter = (month.astype(int) // 3).astype(int)
    made = spiff_study(
        table["units"][rows],
        table["product"][rows] == "hardware",
        quarter,
        (2025 - 1970) * 4 + 2,
        unit=region,
        pair=np.char.add(region, month.astype(str)),
        season=4,
        trend=True,
    )
    assert made.effect[2] == pytest.approx(0.28, abs=2 * made.se[2])
    assert made.dip == pytest.approx(-0.24, abs=0.1)
    assert made.net_lower < 0 < made.net_upper
    assert made.naive > 0.2
    assert made.to_frame()["offset"].tolist() == [-2, -1, 0, 1, 2]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": 99}, "start is 99"),
        ({"start": 1}, "the window reaches from -2"),
        ({"pair": np.arange(16)}, "one treated row and one control row"),
        ({"pair": np.zeros(16)}, "occurs more than once"),
        ({"y": [0.0] + [1.0] * 15}, "above 0"),
        ({"before": 3, "after": 3}, "lie outside the window"),
    ],
)
def test_are_wrong_arguments_refused(change: dict[str, object], words: str) -> None:
    arguments: dict[str, object] = {
        "y": np.linspace(1, 2, 16),
        "treated": [0] * 8 + [1] * 8,
        "period": [*range(8)] * 2,
        "start": 4,
    }
    with pytest.raises(ValueError, match=words):
        spiff_study(**(arguments | change))  # type: ignore[arg-type]  # by name
