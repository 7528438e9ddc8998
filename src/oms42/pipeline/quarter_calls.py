# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The deals that were called into a quarter, as they stood on the Monday before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.pipeline.asof import BORN, asof_dataset

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

SELLING = ("new", "expansion")


def quarter_calls(
    snapshots: pd.DataFrame,
    deals: pd.DataFrame,
    quarter: str,
    *,
    types: Sequence[str] = SELLING,
) -> pd.DataFrame:
    """List the open deals whose close date lay in a quarter, as known on the Monday before it.

    Everything but the last column was known on that day; see `asof_dataset`.

    Args:
        snapshots: One row a deal and day, as `asof_dataset` wants them.
        deals: One row a deal in its last state, with `rep_id` besides what `asof_dataset` wants.
        quarter: Such as `2026Q4`.
        types: Which deals count; renewals have a calendar of their own.

    Returns:
        One row a deal: the columns of `asof_dataset` with `rep_id`; `quarter`, `monday`, `end` (the
        quarter's last day); and `won`, 1 if the deal was won by the end of the quarter. In a
        quarter that is not over no more is known than what has closed.

    Raises:
        ValueError: The quarter is none, a column is missing, or no snapshot is that old.

    Example:
        >>> import pandas as pd
        >>> day = pd.to_datetime
        >>> seen = pd.DataFrame({
        ...     "opp_id": ["D1", "D2"], "snapshot_date": day(["2026-06-29"] * 2),
        ...     "stage": [3, 2], "forecast_cat": ["commit", "best"], "amount_acv": [90.0, 40.0],
        ...     "close_date": day(["2026-08-10", "2026-11-02"]),
        ... })
        >>> last = pd.DataFrame({
        ...     "opp_id": ["D1", "D2"], "account_id": ["A1", "A2"], "rep_id": ["R1", "R2"],
        ...     "type": ["new"] * 2, "product": ["cloud"] * 2, "created": day(["2026-05-01"] * 2),
        ...     "close_date": day(["2026-09-20", "2026-08-01"]), "outcome": ["won", "lost"],
        ... })
        >>> quarter_calls(seen, last, "2026Q3")[["opp_id", "forecast_cat", "won"]].values.tolist()
        [['D1', 'commit', 1]]
    """
    import pandas as pd

    if "rep_id" not in deals.columns:
        raise ValueError(f"deals lacks rep_id; it has {', '.join(map(str, deals.columns))}.")
    try:
        period = pd.Period(quarter, freq="Q")
    except ValueError:
        raise ValueError(f"quarter is {quarter!r}; it is a quarter such as 2026Q4.") from None
    first, end = period.start_time, period.end_time.normalize()
    eve = first - pd.Timedelta(days=1)
    monday = eve - pd.Timedelta(days=eve.weekday())
    known = asof_dataset(snapshots, deals, f"{monday:%Y-%m-%d}", born=(*BORN, "rep_id"))
    inside = (known["close_date"] >= first) & (known["close_date"] <= end)
    open_ = (known["outcome"] == "open") & known["type"].astype(str).isin(list(types))
    made = known[inside & open_].reset_index(drop=True)
    last = deals.set_index("opp_id").loc[made["opp_id"], ["outcome", "close_date"]]
    won = (last["outcome"].astype(str) == "won") & (last["close_date"] <= end)
    return made.assign(
        quarter=str(period), monday=monday, end=end, won=won.to_numpy().astype(np.int64)
    )


def call_features(calls: pd.DataFrame) -> pd.DataFrame:
    """Return what a model of the quarter may look at: the seller's word, and the deal's own course.

    Args:
        calls: Rows of `quarter_calls`.

    Returns:
        One row a deal: `commit` and `best` (0 or 1, what the seller calls it); `stage`; `age` and
        `in_stage` (logarithm of 1 + days); `pushed` and `pushed_often` (0 or 1, whether the close
        date had moved out at all, and three times or more); `size` (logarithm of the amount);
        `months_left` (to the close date); `expansion` (0 or 1).

    Example:
        >>> import pandas as pd
        >>> day = pd.to_datetime
        >>> row = pd.DataFrame({
        ...     "forecast_cat": ["best"], "stage": [4], "age_days": [0], "stage_days": [0],
        ...     "pushes": [3], "amount_acv": [1.0], "type": ["new"],
        ...     "close_date": day(["2026-10-28"]), "monday": day(["2026-09-28"]),
        ... })
        >>> call_features(row).loc[0].tolist()
        [0.0, 1.0, 4.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0]
    """
    import pandas as pd

    word = calls["forecast_cat"].astype(str)
    columns = {
        "commit": word == "commit",
        "best": word == "best",
        "stage": calls["stage"],
        "age": np.log1p(calls["age_days"].clip(lower=0)),
        "in_stage": np.log1p(calls["stage_days"].clip(lower=0)),
        "pushed": calls["pushes"] > 0,
        "pushed_often": calls["pushes"] >= 3,
        "size": np.log(calls["amount_acv"]),
        "months_left": (calls["close_date"] - calls["monday"]).dt.days / 30,
        "expansion": calls["type"].astype(str) == "expansion",
    }
    return pd.DataFrame(columns).astype(np.float64)
