# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pipeline as it was known on a day: nothing in it that only the future knew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

# What a deal is born with; it stands in the last state of the deal as it stood on the first day.
BORN = ("opp_id", "account_id", "type", "product", "created")


def asof_dataset(
    snapshots: pd.DataFrame, deals: pd.DataFrame, as_of: str, *, born: tuple[str, ...] = BORN
) -> pd.DataFrame:
    """Build the table from which a model could have learned on a day.

    Of the snapshots only those on or before the day are used: the latest of each deal, how old it
    is, and what its earlier ones show (age, moves of the close date, weeks in the stage). Of the
    deals' last state, which knows the future, only the columns that a deal is born with are taken,
    and the outcome where the deal had closed by then.

    Args:
        snapshots: One row a deal and day: `opp_id`, `snapshot_date`, `stage`,
            `forecast_cat`, `amount_acv`, `close_date`. Other columns are left out: nobody has
            said when they were known.
        deals: One row a deal in its last state: the columns of `born`, `close_date` and
            `outcome`.
        as_of: The day on which the question is asked, such as `2026-06-29`.
        born: Columns of `deals` that never change.

    Returns:
        One row for each deal with a snapshot on or before the day: the columns of `born`; of the
        latest snapshot `snapshot_date`, `stage`, `forecast_cat`, `amount_acv`,
        `close_date`; `age_days`, `stage_days`, `pushes` (how often the close date moved
        out); and `outcome`, which is `open` unless the deal had closed by then.

    Raises:
        ValueError: A column is missing, the day is no day, or no snapshot is that old.

    Example:
        >>> import pandas as pd
        >>> day = pd.to_datetime
        >>> seen = pd.DataFrame({
        ...     "opp_id": ["D1", "D1"], "snapshot_date": day(["2026-01-05", "2026-01-12"]),
        ...     "stage": [2, 3], "forecast_cat": ["pipeline", "commit"],
        ...     "amount_acv": [100.0, 120.0], "close_date": day(["2026-02-01", "2026-03-01"]),
        ... })
        >>> last = pd.DataFrame({
        ...     "opp_id": ["D1"], "account_id": ["A1"], "type": ["new"], "product": ["cloud"],
        ...     "created": day(["2026-01-01"]), "close_date": day(["2026-01-20"]),
        ...     "outcome": ["won"],
        ... })
        >>> known = asof_dataset(seen, last, "2026-01-13")
        >>> known.loc[0, ["stage", "amount_acv", "pushes", "age_days", "outcome"]].map(str).tolist()
        ['3', '120.0', '1', '12', 'open']
    """
    import pandas as pd

    needed = ("opp_id", "snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date")
    _need(snapshots, needed, "snapshots")
    _need(deals, (*born, "opp_id", "close_date", "outcome"), "deals")
    try:
        day = pd.Timestamp(as_of)
    except ValueError:
        raise ValueError(f"as_of is {as_of!r}; it is a day such as 2026-06-29.") from None
    known = snapshots.loc[snapshots["snapshot_date"] <= day, list(needed)]
    if known.empty:
        first = snapshots["snapshot_date"].min()
        raise ValueError(f"no snapshot on or before {as_of}; the first is of {first:%Y-%m-%d}.")
    latest = _latest(known, day)
    ends = deals[["opp_id", "close_date", "outcome"]].rename(columns={"close_date": "ended"})
    table = latest.merge(deals[list(dict.fromkeys(("opp_id", *born)))], on="opp_id", how="inner")
    table = table.merge(ends, on="opp_id", how="left")
    closed = (table["ended"] <= day) & (table["outcome"].astype(str) != "open")
    table["outcome"] = table["outcome"].astype(str).where(closed, "open")
    table["age_days"] = (day - table["created"]).dt.days
    order = [*born, *needed[1:], "age_days", "stage_days", "pushes", "outcome"]
    return table[list(dict.fromkeys(order))].reset_index(drop=True)


def _latest(known: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Return each deal's latest row, with what its earlier ones show."""
    import pandas as pd

    known = known.sort_values(["opp_id", "snapshot_date"], ignore_index=True)
    by = known.groupby("opp_id", sort=False)
    known["pushes"] = (by["close_date"].diff() > pd.Timedelta(0)).astype(int)
    known["pushes"] = by["pushes"].cumsum()
    changed = (by["stage"].diff() != 0).astype(int)
    spell = changed.groupby(known["opp_id"], sort=False).cumsum()
    since = known.groupby(["opp_id", spell], sort=False)["snapshot_date"].transform("min")
    known["stage_days"] = (day - since).dt.days
    return known.groupby("opp_id", sort=False, as_index=False).tail(1)


def _need(table: pd.DataFrame, columns: tuple[str, ...], name: str) -> None:
    """Refuse a table without the columns that are used."""
    missing = [column for column in dict.fromkeys(columns) if column not in table.columns]
    if missing:
        raise ValueError(
            f"{name} lacks {', '.join(missing)}; it has {', '.join(map(str, table.columns))}."
        )
