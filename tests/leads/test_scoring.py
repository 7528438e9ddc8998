# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lead scores: do young leads wait, and does the case's score hold on newer leads?"""

import numpy as np
import pytest

from oms42 import datasets
from oms42.leads import lead_score

DAY = np.datetime64("2026-06-30")


def leads(n: int = 4000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw leads of a year: those with events convert more, after 5 to 60 days."""
    rng = np.random.default_rng(8)
    events = rng.poisson(1.0, size=(n, 1)).astype(float)
    came = DAY - rng.integers(0, 365, n)
    turns = rng.random(n) < 1 / (1 + np.exp(3 - events[:, 0]))
    when = np.where(turns, came + rng.integers(5, 61, n), np.datetime64("NaT"))
    return events, came, when


def test_are_only_leads_judged_that_had_the_time() -> None:
    """By hand: those of the last 60 days are young; the rate is that of the others."""
    events, came, when = leads()
    made = lead_score(events, came, when, as_of="2026-06-30", window=60)
    old = came <= DAY - 60
    assert made.young == int((~old).sum())
    assert made.rate == pytest.approx((~np.isnat(when[old])).mean())
    assert made.trained + made.held_out == int(old.sum())


def test_does_a_conversion_after_the_window_or_the_day_not_count() -> None:
    """A late conversion is planted on every lead that had none: nothing changes."""
    events, came, when = leads()
    late = np.where(np.isnat(when), came + 400, when)
    before, after = (
        lead_score(events, came, day, as_of="2026-06-30", window=60) for day in (when, late)
    )
    np.testing.assert_array_equal(before.predict(events), after.predict(events))


def test_would_young_leads_counted_as_failures_pull_the_rate_down() -> None:
    events, came, when = leads()
    known = np.where(when <= DAY, when, np.datetime64("NaT"))
    made = lead_score(events, came, known, as_of="2026-06-30", window=60)
    assert made.rate > 1.03 * (~np.isnat(known)).mean()


def test_is_the_score_of_the_case_mended_by_its_newer_leads() -> None:
    """Kelvane's leads convert less in 2026; the map brings the score down to what newer ones do."""
    rows = datasets.load("leads")
    said = rows["score_vendor"].to_numpy(dtype=float).clip(0.5, 99.5) / 100
    x = np.log(said / (1 - said))[:, None]
    made = lead_score(x, rows["created"], rows["converted_at"], as_of="2026-09-30", window=90)
    old = rows["created"] + np.timedelta64(90, "D") <= "2026-09-30"
    newest = rows.index[old][np.argsort(rows.loc[old, "created"], kind="stable")][made.trained :]
    turned = (rows["converted_at"] - rows["created"]) <= np.timedelta64(90, "D")
    assert made.skill > 0.05
    assert turned[newest].mean() < 0.7 * made.rate
    assert made.predict(x[newest]).mean() == pytest.approx(turned[newest].mean(), abs=0.002)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"created": [np.datetime64("NaT")] * 4000}, "created is missing in row 0"),
        ({"converted_at": [np.datetime64("2020-01-01")] * 4000}, "row 0 converted before"),
        ({"as_of": "2024-01-01"}, "no lead is 90 days old on 2024-01-01"),
        ({"converted_at": [np.datetime64("NaT")] * 9}, "one day a lead each"),
    ],
)
def test_is_bad_input_named(change: dict[str, object], says: str) -> None:
    events, came, when = leads()
    given = {"created": came, "converted_at": when, "as_of": "2026-06-30"} | change
    with pytest.raises(ValueError, match=says):
        lead_score(events, **given)  # type: ignore[arg-type]  # wrong on purpose
