# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from pathlib import Path

import numpy as np
import pytest

from oms42.datasets.arrays import columns
from oms42.datasets.asof import snapshot
from oms42.datasets.frames import load

MONTHS = {"name": "m", "asOf": {"column": "month", "latestOf": []}}


def test_is_the_latest_row_of_each_deal_known_on_the_day(elsewhere: Path) -> None:
    """On 10 June deal 1 has moved to stage 2; what deal 2 will be on the 15th is not known."""
    known = columns("deals", as_of="2026-06-10")
    assert known["deal"].tolist() == ["D1", "D2"]
    assert known["stage"].tolist() == [2, 1]
    assert np.isnan(known["amount"][1])


@pytest.mark.parametrize(
    ("day", "stages"),
    [("2026-05-31", []), ("2026-06-01", [1, 1]), ("2026-06-08", [2, 1]), ("2030-01-01", [2, 3])],
)
def test_does_the_day_itself_count(elsewhere: Path, day: str, stages: list[int]) -> None:
    assert columns("deals", as_of=day)["stage"].tolist() == stages


def test_is_a_frame_of_a_day_the_same_rows(elsewhere: Path) -> None:
    frame = load("deals", as_of="2026-06-10")
    assert frame["stage"].tolist() == [2, 1]
    assert frame.index.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("day", "months"), [("2026-02-27", 1), ("2026-02-28", 2), ("2026-03-01", 2), ("2026-01-30", 0)]
)
def test_is_a_month_known_when_it_is_over(day: str, months: int) -> None:
    table = {"month": np.array(["2026-01", "2026-02", "2026-03"], dtype="datetime64[M]")}
    assert snapshot(table, MONTHS, day)["month"].size == months


@pytest.mark.parametrize("day", ["2026-06", "30.06.2026", "2026-02-30", "", "2026-06-30T00", 5])
def test_is_a_day_that_is_none_refused(elsewhere: Path, day: str) -> None:
    with pytest.raises(ValueError, match="as_of must be a day such as '2026-06-30'"):
        columns("deals", as_of=day)


def test_is_a_table_without_history_told_which_have_one(elsewhere: Path) -> None:
    with pytest.raises(ValueError, match=r"owners keeps no history.*tables that have: deals"):
        columns("owners", as_of="2026-06-30")


def test_does_the_order_of_rows_not_matter() -> None:
    """Rows shuffled by hand: the latest of a is 3, of b 5."""
    day = np.array(["2026-01-03", "2026-01-05", "2026-01-01", "2026-01-02"], dtype="M8[D]")
    table = {"day": day, "deal": np.array(["a", "b", "b", "a"])}
    how = {"name": "t", "asOf": {"column": "day", "latestOf": ["deal"]}}
    assert snapshot(table, how, "2026-02-01")["day"].astype(str).tolist() == [
        "2026-01-03",
        "2026-01-05",
    ]
