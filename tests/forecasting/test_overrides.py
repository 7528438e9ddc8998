# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest

from oms42.forecasting import override_log


def log_table(**changes):
    """Return two overrides in the wrong order, the later one not yet settled."""
    columns = {
        "item": ["DACH Q2", "DACH Q1"],
        "who": ["Bo", "Ana"],
        "why": ["pilot delayed", " framework signed "],
        "when": ["2026-04-20", "2026-01-20"],
        "known": ["", "2026-04-01"],
        "system": [110, 100],
        "human": [100, 120],
        "actual": [np.nan, 118],
    }
    return pd.DataFrame(columns | changes)


def test_are_the_overrides_checked_and_put_into_order() -> None:
    log = override_log(log_table())
    assert log.item.tolist() == ["DACH Q1", "DACH Q2"]
    assert log.why.tolist() == ["framework signed", "pilot delayed"]
    assert log.system.tolist() == [100, 110]
    assert log.settled.tolist() == [True, False]
    assert log.when.tolist()[0].isoformat() == "2026-01-20"
    assert log.to_frame().columns.tolist() == [
        "item",
        "who",
        "why",
        "when",
        "known",
        "system",
        "human",
        "actual",
    ]


def test_is_nothing_known_that_only_the_future_knows() -> None:
    full = log_table(known=["2026-07-01", "2026-04-01"], actual=[104.0, 118.0])
    early = override_log(full.assign(final_amount=[104.0, 118.0]), as_of="2026-03-31")
    assert early.item.tolist() == ["DACH Q1"]  # the second was not yet made
    assert np.isnan(early.actual).all()  # the first was not yet settled
    assert np.isnat(early.known).all()
    assert "final_amount" not in early.to_frame()  # a column nobody dated
    later = override_log(full, as_of="2026-04-20")
    assert later.item.tolist() == ["DACH Q1", "DACH Q2"]
    assert later.settled.tolist() == [True, False]
    changed = full.assign(actual=[1e9, 118.0])  # the future may be anything
    pd.testing.assert_frame_equal(
        override_log(changed, as_of="2026-04-20").to_frame(), later.to_frame()
    )


def test_is_the_table_of_the_caller_left_alone() -> None:
    table = log_table()
    before = table.copy(deep=True)
    override_log(table, as_of="2026-02-01")
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"who": ["", "Ana"]}, "row 0 of the log has no who"),
        ({"why": ["x", None]}, "row 1 of the log has no why"),
        ({"why": ["x", "  "]}, "row 1 of the log has no why"),
        ({"item": [np.nan, "x"]}, "row 0 of the log has no item"),
        ({"system": [np.nan, 100]}, "row 0 of the log has no system forecast"),
        ({"human": [100, np.inf]}, "row 1 of the log has no human forecast"),
        ({"when": [None, "2026-01-20"]}, "row 0 of the log has no day in when"),
        ({"when": ["soon", "2026-01-20"]}, "when holds what is no date"),
        ({"actual": [104, 118]}, "row 0 of the log has an actual and no day in known"),
        ({"actual": [np.nan, np.nan]}, "row 1 of the log has a day in known and no actual"),
        ({"actual": [np.nan, np.inf]}, "row 1 of the log has an infinite actual"),
        ({"when": ["2026-04-20", "2026-04-02"]}, "row 1 .* when the actual was known already"),
    ],
)
def test_is_a_row_refused_that_cannot_be(changes, says) -> None:
    with pytest.raises(ValueError, match=says):
        override_log(log_table(**changes))


def test_does_a_missing_column_get_named() -> None:
    with pytest.raises(ValueError, match="the log lacks why, known; it has item, who, when"):
        override_log(log_table().drop(columns=["why", "known"]))


def test_are_two_overrides_of_one_thing_on_one_day_refused() -> None:
    twice = log_table(item=["Q1", "Q1"], who=["Ana", "Ana"], when=["2026-01-20"] * 2)
    with pytest.raises(ValueError, match="Ana overrode 'Q1' twice on 2026-01-20"):
        override_log(twice)


def test_is_a_day_that_is_none_refused() -> None:
    with pytest.raises(ValueError, match="as_of is 'tomorrow-ish'"):
        override_log(log_table(), as_of="tomorrow-ish")
