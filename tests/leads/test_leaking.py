# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Leaks: is the case's planted one found, and are honest columns left alone?"""

import numpy as np
import pandas as pd
import pytest

from oms42 import datasets
from oms42.leads import leakage_probe


@pytest.fixture(scope="module")
def leads() -> pd.DataFrame:
    """Load the case's leads."""
    return datasets.load("leads")


def test_is_the_planted_leak_found(leads: pd.DataFrame) -> None:
    """PT-20: the time of the demo knows the outcome; the vendor's score (AUC .78) does not."""
    names = ["score_vendor", "pql_events", "segment", "demo_scheduled_ts"]
    found = leakage_probe({name: leads[name] for name in names}, leads["converted"])
    assert [one.name for one in found if one.leak] == ["demo_scheduled_ts"]
    score = next(one for one in found if one.name == "score_vendor")
    assert score.auc == pytest.approx(0.78, abs=0.02)


def test_is_a_value_written_after_the_decision_a_leak_however_weak() -> None:
    made = leakage_probe(
        {"note": [1, 2, 1, 2]},
        [0, 0, 1, 1],
        decided=["2026-01-10"] * 4,
        written={"note": ["2026-01-05", "2026-01-12", "NaT", "2026-01-09"]},
    )
    assert made[0].late == pytest.approx(1 / 3)
    assert made[0].auc == 0.5
    assert made[0].leak


def test_do_missing_values_count_as_missing() -> None:
    """Texts, dates and numbers: who has any value converted."""
    columns = {
        "text": ["a", "", "b", None],
        "date": np.array(["2026-01-01", "NaT", "2026-01-02", "NaT"], dtype="datetime64[D]"),
        "number": [1.0, np.nan, 5.0, np.nan],
    }
    for one in leakage_probe(columns, [1, 0, 1, 0]):
        assert (one.auc_of_presence, one.auc, one.leak) == (1.0, 0.5, True)


def test_is_a_column_that_sorts_backwards_a_suspect_too() -> None:
    assert leakage_probe({"x": [4, 3, 2, 1]}, [0, 0, 1, 1])[0].auc == 1.0


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"written": {"x": ["NaT"] * 2}}, "written needs decided"),
        (
            {"written": {"y": ["NaT"] * 2}, "decided": ["2026-01-01"] * 2},
            "written names 'y', which is not among the columns",
        ),
        ({"columns": {"x": [1, 2, 3]}}, "x has shape"),
        (
            {"written": {"x": ["NaT"]}, "decided": ["2026-01-01"] * 2},
            "written of x, and decided, need one day a lead",
        ),
    ],
)
def test_is_bad_input_named(more: dict[str, object], says: str) -> None:
    given = {"columns": {"x": [1, 2]}} | more
    with pytest.raises(ValueError, match=says):
        leakage_probe(converted=[0, 1], **given)  # type: ignore[arg-type]  # wrong on purpose
