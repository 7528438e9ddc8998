# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT AND CC-BY-4.0

# %% [markdown] name="story"
# # E2. Which forecast would you sign?
#
# It is 5 October 2026. Marcus Obi, Kelvane's CFO, releases the build order for gateways on a
# forecast, and two are on his desk: one from a model, one from the regional calls. You will write
# two measures and one honest table, and then tell him which forecast to sign.
#
# | task | points | graded by |
# |---|---|---|
# | 1. `mase` | 3 | tests, all or nothing |
# | 2. `pinball` | 3 | tests, all or nothing |
# | 3. `asof_dataset` | 5 | tests, in three parts: 2 + 2 + 1 |
# | 4. the decision | 4 | a person, with the rubric that stands in the task |
#
# Replace each `raise NotImplementedError()`; keep the functions' names and arguments. The tests that
# you see are not all of them: others, which check nothing beyond the text of the task, run when your
# work is graded. They call your functions with data of their own, so a function must not read the
# notebook's variables. NumPy and pandas are all you need and all that is sure to be there at grading.
# The figures are made for this exercise.

# %% name="setup"
import numpy as np
import pandas as pd

# %% [markdown] name="tools"
# The next cell belongs to the tests. Run it and go on; you need not read it.

# %% nbgrader={"grade": false, "grade_id": "test-tools", "locked": true, "schema_version": 3, "solution": false}
import contextlib
import datetime
import io
import warnings

import numpy as np
import pandas as pd


def _call(function, *arguments):
    """Call a function of yours; a warning, or a line on stderr, costs no points."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        return function(*arguments)


def _number(name, function, *arguments):
    """Return the one number that your function gives; say what went wrong if it gives none."""
    try:
        value = _call(function, *arguments)
    except Exception as error:
        raise AssertionError(f"{name} stopped with {type(error).__name__}: {error}") from error
    try:
        assert np.ndim(value) == 0 and not isinstance(value, str)
        return float(value)
    except (AssertionError, TypeError, ValueError):
        words = f"{name} must return one number; it returned a {type(value).__name__}."
        raise AssertionError(words) from None


def _table(text):
    """Read a table from aligned text; "-" stands for a missing value."""
    table = pd.read_csv(io.StringIO(text), sep=r"\s+", na_values="-")
    for column in ("created", "snapshot_date", "close_date"):
        if column in table:
            table[column] = pd.to_datetime(table[column])
    return table


VISIBLE = "The tests in this cell pass. Others, which you cannot see, run when your work is graded."

# %% [markdown] name="mase-task"
# ## 1. How large are the errors? (3 points)
#
# Write `mase(y_train, y, f, m)`, the mean absolute scaled error of the forecasts $f_1,\dots,f_h$ of
# the actual values $y_1,\dots,y_h$:
#
# $$
# \mathrm{MASE}=\frac{\frac{1}{h}\sum_{t=1}^{h}\lvert y_t-f_t\rvert}
# {\frac{1}{n-m}\sum_{t=m+1}^{n}\lvert y^{\mathrm{train}}_t-y^{\mathrm{train}}_{t-m}\rvert}
# $$
#
# The denominator is the scale: the mean absolute error that the seasonal naive forecast, with season
# length $m$, makes inside the $n$ training values.
#
# - `y_train`, `y` and `f` are each a list, a tuple, a NumPy array or a pandas Series of numbers, whole
#   or not. Values of `y` and `f` belong together by position; the index of a Series means nothing.
# - `m` is a whole number with $1\le m<n$. You may rely on $h\ge 1$ and on a scale above zero.
# - Return one number (a float or a 0-d array), not rounded. Leave the arguments as they are.


# %% nbgrader={"grade": false, "grade_id": "mase", "locked": false, "schema_version": 3, "solution": true}
def mase(y_train, y, f, m):
    """Return the mean absolute scaled error of the forecasts f of y."""
    ### BEGIN SOLUTION
    y_train, y, f = (np.asarray(values, dtype=float) for values in (y_train, y, f))
    scale = np.mean(np.abs(y_train[m:] - y_train[:-m]))
    return np.mean(np.abs(y - f)) / scale
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "mase-tests", "locked": true, "points": 3, "schema_version": 3, "solution": false}
# Worked example 2.5: three years of quarters to train on, the fourth year forecast by a model
# (143, 121, 100, 128) and by the seasonal naive (the third year again).
_train = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125]
_year4, _model, _naive = [147, 124, 103, 131], [143, 121, 100, 128], [140, 118, 98, 125]
_mistakes = {
    3.25 / (239 / 11): "The scale uses lag 1; it needs lag m.",
    3.25 / (91 / 12): "The scale is a mean of n - m differences, not of n.",
    3.25 / 6: "The scale is the error of the seasonal naive on y; it must come from y_train.",
    (4 / 7 + 3 / 6 + 3 / 5 + 3 / 6) / 4: "This is a mean of ratios; MASE is a ratio of means.",
    (4 / 147 + 3 / 124 + 3 / 103 + 3 / 131) / 4: "This is MAPE: the errors are divided by y.",
}
_got = _number("mase", mase, _train, _year4, _model, 4)
_hint = " ".join(words for value, words in _mistakes.items() if np.isclose(_got, value))
assert np.isclose(_got, 3.25 / 11.375), (
    f"The model's MASE is 3.25 / 11.375 = 0.2857; your mase gives {_got:.4f}. {_hint}"
)
_got = _number("mase", mase, _train, _year4, _naive, 4)
assert np.isclose(_got, 6 / 11.375), (
    f"The seasonal naive's MASE is 6 / 11.375 = 0.5275; your mase gives {_got:.4f}."
)
print(VISIBLE)
### BEGIN HIDDEN TESTS
_got = _number("mase", mase, (3, 5, 4, 8), (6, 9, 7), (8, 8, 8), 1)
assert np.isclose(_got, (4 / 3) / (7 / 3)), (
    "With m = 1 and tuples of whole numbers the result is wrong: the scale is then the mean "
    "absolute change from one training value to the next."
)
_first = [10, 30, 20, 25, 15, 40, 35, 30, 20, 10, 5, 45]
_months = pd.Series([*_first, *(value + 6.0 for value in _first)], index=range(24, 0, -1))
_actual = pd.Series([20.0, 0.0, 30.0], index=[30, 10, 20])
_forecast = pd.Series([17.0, 3.0, 33.0], index=[20, 30, 10])
_kept = _months.copy(), _actual.copy(), _forecast.copy()
_got = _number("mase", mase, _months, _actual, _forecast, 12)
assert np.isclose(_got, 0.5), (
    "With Series whose indexes do not match, m = 12 and an actual value of zero, the result is "
    "wrong: match values by position, take the lag from m, and divide by the scale only."
)
assert all(new.equals(old) for new, old in zip((_months, _actual, _forecast), _kept)), (
    "mase has changed its arguments; it must leave them as they are."
)
_got = _number("mase", mase, np.array([2, 4, 8, 10]), np.array([9]), np.array([6]), 2)
assert np.isclose(_got, 0.5), "With integer arrays and a single forecast the result is wrong."
_got = _number("mase", mase, [0.5, 1.25, 3.0], [2.75], [2.25], 1)
assert np.isclose(_got, 0.5 / 1.25), "With values that are not whole numbers the result is wrong."
_got = _number("mase", mase, [1.0, 2.0, 4.0], [5.0] * 6, [5.0] * 6, 1)
assert np.isclose(_got, 0.0), "A perfect forecast has MASE 0, however many values there are."
### END HIDDEN TESTS

# %% [markdown] name="pinball-task"
# ## 2. What do the errors cost? (3 points)
#
# Write `pinball(y, q, tau)`, the mean pinball loss of the quantile forecasts $q_1,\dots,q_h$ at the
# level $\tau$:
#
# $$
# \frac{1}{h}\sum_{t=1}^{h}\max\bigl(\tau\,(y_t-q_t),\;(\tau-1)\,(y_t-q_t)\bigr)
# $$
#
# A unit short ($y_t>q_t$) costs $\tau$, a unit over costs $1-\tau$. If a missing gateway costs four
# times what a surplus one costs, the order is judged at $\tau=4/(4+1)=0.8$.
#
# - `y` and `q` are given in the same ways as above, both with $h\ge 1$ values; $0<\tau<1$.
# - Return one number (a float or a 0-d array), not rounded. Leave the arguments as they are.


# %% nbgrader={"grade": false, "grade_id": "pinball", "locked": false, "schema_version": 3, "solution": true}
def pinball(y, q, tau):
    """Return the mean pinball loss of the quantile forecasts q of y at level tau."""
    ### BEGIN SOLUTION
    short = np.asarray(y, dtype=float) - np.asarray(q, dtype=float)
    return np.mean(np.maximum(tau * short, (tau - 1) * short))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "pinball-tests", "locked": true, "points": 3, "schema_version": 3, "solution": false}
# Two quarters at tau = 0.9: 2 short costs 0.9 * 2 = 1.8, 3 over costs 0.1 * 3 = 0.3; the mean is 1.05.
_mistakes = {
    1.45: "tau is swapped: a unit short must cost tau, a unit over 1 - tau.",
    -0.45: "Without the max, a surplus earns money; a loss is never below zero.",
    2.5: "This is the mean absolute error; tau plays no part in it.",
    2.1: "This is the sum; the loss is a mean.",
}
_got = _number("pinball", pinball, [10, 10], [8, 13], 0.9)
_hint = " ".join(words for value, words in _mistakes.items() if np.isclose(_got, value))
assert np.isclose(_got, 1.05), (
    f"The mean pinball loss of the two quarters is 1.05; your pinball gives {_got:.4f}. {_hint}"
)
print(VISIBLE)
### BEGIN HIDDEN TESTS
_got = _number("pinball", pinball, (5, 1, 8), (3, 5, 8), 0.25)
assert np.isclose(_got, (0.25 * 2 + 0.75 * 4) / 3), (
    "At tau = 0.25, with tuples of whole numbers, the result is wrong: a unit short costs tau, a "
    "unit over 1 - tau, a hit nothing."
)
_actual = pd.Series([4.0, 6.0, 0.0], index=[2, 0, 1])
_quantile = pd.Series([1.0, 7.0, 2.0], index=[0, 1, 2])
_kept = _actual.copy(), _quantile.copy()
_got = _number("pinball", pinball, _actual, _quantile, 0.5)
assert np.isclose(_got, 1.0), (
    "With Series whose indexes do not match the result is wrong: match values by position. At "
    "tau = 0.5 the loss is half the mean absolute error."
)
assert _actual.equals(_kept[0]) and _quantile.equals(_kept[1]), (
    "pinball has changed its arguments; it must leave them as they are."
)
_got = _number("pinball", pinball, np.array([7.5]), np.array([3.25]), 0.8)
assert np.isclose(_got, 0.8 * 4.25), (
    "With a single observation, 4.25 short at tau = 0.8, the result is wrong."
)
### END HIDDEN TESTS

# %% [markdown] name="asof-task"
# ## 3. What was known on that day? (5 points)
#
# A forecast may use what was known on the day it was made, and nothing else. The table `opps` holds
# each opportunity as it stands today; `snapshots` holds what the CRM said week by week. Write
# `asof_dataset(snapshots, opps, as_of)`, which returns the open pipeline as it was known at the end
# of the day `as_of`.
#
# **The tables.** `opps` has one row for each `opp_id`. There, `account_id`, `type` and `created` never
# change; everything else has been edited since. An `outcome` other than `"open"` means that the
# opportunity has closed, and its `close_date` is the day on which it did; for an open opportunity
# `close_date` is a hope, often one that has passed. Every row of `snapshots` belongs to an opportunity
# in `opps`; an opportunity may miss some weeks. Both tables may have any row order, any index and
# further columns. Dates are `datetime64` without a time of day. `as_of` is text such as
# `"2026-07-06"`, a `datetime.date` or a `pd.Timestamp`.
#
# **The rows** (2 points). One for each opportunity
#
# - that was created on or before `as_of`,
# - that had not closed on or before `as_of` (this is the one use that `outcome` and `close_date` of
#   `opps` may have), and
# - that has a snapshot dated on or before `as_of`.
#
# **What was known** (2 points). The columns are `opp_id`, `account_id`, `type`, `created` from `opps`
# and `snapshot_date`, `stage`, `forecast_cat`, `amount_acv`, `close_date` from the opportunity's last
# snapshot dated on or before `as_of`; no others, because nobody can say when another column was filled
# in. If two snapshots of an opportunity carry the same date, the one lower in the table is the
# corrected one and counts (`sort_values(..., kind="stable")` keeps such an order). All values come
# from that one snapshot, missing values included.
#
# **The form** (1 point). Columns in the order above; rows by ascending `opp_id`; index 0, 1, 2, …;
# each column with the kind of data that it has in its table. If no opportunity qualifies, a table
# with the same columns and no rows. Neither input is changed.
#
# The next cell has a small example; below is what it should give for `as_of = "2026-07-06"`. O000102
# had closed, O000104 did not exist yet, O000103 was missed that week, and O000101, won since, was
# still open and smaller.
#
# | opp_id | account_id | type | created | snapshot_date | stage | forecast_cat | amount_acv | close_date |
# |---|---|---|---|---|---|---|---|---|
# | O000101 | A00017 | new | 2026-04-13 | 2026-07-06 | 3 | best | 120000 | 2026-08-31 |
# | O000103 | A00052 | new | 2026-06-08 | 2026-06-29 | 2 | pipeline | 60000 | 2026-09-30 |
# | O000105 | A00063 | renewal | 2026-05-18 | 2026-07-06 | 4 | commit | 28000 | 2026-06-26 |

# %% nbgrader={"grade": false, "grade_id": "asof-example", "locked": true, "schema_version": 3, "solution": false}
OPPS = """
opp_id   account_id  type       rep_id  created     close_date  stage  forecast_cat  amount_acv  outcome
O000101  A00017      new        R012    2026-04-13  2026-09-18  6      closed        180000      won
O000102  A00044      expansion  R031    2026-05-04  2026-07-01  6      closed        36000       lost
O000103  A00052      new        R012    2026-06-08  2026-10-30  4      best          64000       open
O000104  A00058      renewal    R007    2026-07-08  2026-12-15  1      pipeline      51000       open
O000105  A00063      renewal    R031    2026-05-18  2026-06-26  4      commit        28000       open
"""
SNAPSHOTS = """
snapshot_date  opp_id   stage  forecast_cat  amount_acv  close_date
2026-06-22     O000101  2      pipeline      110000      2026-08-31
2026-06-22     O000102  3      best          40000       2026-07-31
2026-06-22     O000103  1      pipeline      55000       2026-09-30
2026-06-22     O000105  4      commit        30000       2026-06-26
2026-06-29     O000101  2      best          110000      2026-08-31
2026-06-29     O000102  3      best          36000       2026-07-31
2026-06-29     O000103  2      pipeline      60000       2026-09-30
2026-06-29     O000105  4      commit        28000       2026-06-26
2026-07-06     O000101  3      best          120000      2026-08-31
2026-07-06     O000105  4      commit        28000       2026-06-26
2026-07-13     O000101  4      commit        150000      2026-08-31
2026-07-13     O000103  3      best          64000       2026-10-30
2026-07-13     O000104  1      pipeline      51000       2026-12-15
2026-07-13     O000105  4      commit        28000       2026-06-26
"""
opps, snapshots = _table(OPPS), _table(SNAPSHOTS)


# %% nbgrader={"grade": false, "grade_id": "asof-dataset", "locked": false, "schema_version": 3, "solution": true}
def asof_dataset(snapshots, opps, as_of):
    """Return the open pipeline as it was known at the end of the day as_of."""
    ### BEGIN SOLUTION
    day = pd.Timestamp(as_of)
    closed = (opps["outcome"] != "open") & (opps["close_date"] <= day)
    rows = opps.loc[(opps["created"] <= day) & ~closed, ["opp_id", "account_id", "type", "created"]]
    last = (
        snapshots.loc[snapshots["snapshot_date"] <= day]
        .sort_values("snapshot_date", kind="stable")
        .drop_duplicates("opp_id", keep="last")
    )
    known = ["opp_id", "snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date"]
    return rows.merge(last[known], on="opp_id").sort_values("opp_id", ignore_index=True)
    ### END SOLUTION


# %% [markdown] name="asof-tools-note"
# The next cell compares your table with the right one, part by part. Read it if a message puzzles you.

# %% nbgrader={"grade": false, "grade_id": "asof-tools", "locked": true, "schema_version": 3, "solution": false}
POINTS = {"rows": 2, "known": 2, "form": 1}
COLUMNS = ["opp_id", "account_id", "type", "created"]
COLUMNS += ["snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date"]


def _plain(value):
    """Write a value so that a date is the same date, a number the same number, in every type."""
    if pd.isna(value):
        return "missing"
    if isinstance(value, (datetime.date, np.datetime64)):
        return str(pd.Timestamp(value).date())
    return str(float(value)) if isinstance(value, (int, float, np.number)) else str(value)


def _rows(table, expected):
    """Say what is wrong with the choice of opportunities, if anything is."""
    got, wanted = [_plain(opp) for opp in table["opp_id"]], list(expected["opp_id"])
    if len(set(got)) < len(got):
        return "an opportunity has more than one row."
    if extra := sorted(set(got) - set(wanted)):
        return f"{extra} must not be there: not created yet, closed by then, or no snapshot yet."
    if missing := sorted(set(wanted) - set(got)):
        return f"{missing} is missing: open on that day, and with a snapshot by then."
    return None


def _known(table, expected):
    """Say what is wrong with the columns and values, if anything is."""
    if extra := [str(column) for column in table if column not in COLUMNS]:
        return f"column {extra} must not be there: nobody knows when it was filled in."
    if missing := [column for column in COLUMNS if column not in table]:
        return f"column {missing} is missing."
    got = {row["opp_id"]: row for row in table.to_dict("records")}
    pairs = [
        (got[row["opp_id"]], row) for row in expected.to_dict("records") if row["opp_id"] in got
    ]
    wrong = [
        f"{column} of {row['opp_id']}"
        for mine, row in pairs
        for column in COLUMNS
        if _plain(mine[column]) != _plain(row[column])
    ]
    if wrong:
        return f"{wrong[0]} is not what was known on that day (values wrong: {len(wrong)})."
    return None if pairs else "there is no row to compare."


def _form(table, expected):
    """Say what is wrong with order, index and kinds of data, if anything is."""
    if [column for column in table if column in COLUMNS] != [c for c in COLUMNS if c in table]:
        return f"the columns are not in the order {COLUMNS}."
    if list(table["opp_id"]) != sorted(table["opp_id"], key=_plain):
        return "the rows are not by ascending opp_id."
    if list(table.index) != list(range(len(table))):
        return "the index is not 0, 1, 2, …"
    if len(table) == 0:
        return "there is no row to judge." if len(expected) else None
    kinds = dict.fromkeys(("created", "snapshot_date", "close_date"), "M")
    kinds |= {"stage": "iu", "amount_acv": "iuf"}
    for column in [name for name in kinds if name in table]:
        if getattr(table[column].dtype, "kind", "O") not in kinds[column]:
            return f"{column} has become {table[column].dtype}."
    return None


def _review(case, snapshots, opps, as_of, expected, parts=tuple(POINTS)):
    """Return the reasons, by part, why your table is not the right one."""
    kept = snapshots.copy(deep=True), opps.copy(deep=True)
    try:
        table = _call(asof_dataset, snapshots, opps, as_of)
    except Exception as error:
        return dict.fromkeys(parts, f"{case}: it stopped with {type(error).__name__}: {error}")
    if not isinstance(table, pd.DataFrame) or "opp_id" not in table:
        words = f"{case}: it must return a DataFrame with a column opp_id, not a "
        return dict.fromkeys(parts, words + f"{type(table).__name__} without one.")
    checks = {"rows": _rows, "known": _known, "form": _form}
    found = {part: checks[part](table, expected) for part in parts}
    if not (snapshots.equals(kept[0]) and opps.equals(kept[1])):
        found["form"] = "it has changed its inputs."
    return {part: f"{case}: {words}" for part, words in found.items() if words}


# %% nbgrader={"grade": true, "grade_id": "asof-tests", "locked": true, "points": 5, "schema_version": 3, "solution": false}
_expected = _table("""
opp_id   account_id  type     created     snapshot_date  stage  forecast_cat  amount_acv  close_date
O000101  A00017      new      2026-04-13  2026-07-06     3      best          120000      2026-08-31
O000103  A00052      new      2026-06-08  2026-06-29     2      pipeline      60000       2026-09-30
O000105  A00063      renewal  2026-05-18  2026-07-06     4      commit        28000       2026-06-26
""")
_reviews = [_review("The example", _table(SNAPSHOTS), _table(OPPS), "2026-07-06", _expected)]
### BEGIN HIDDEN TESTS
_opps = _table("""
opp_id   account_id  type       rep_id  created     close_date  stage  forecast_cat  amount_acv  outcome
O000209  A00209      new        R009    2026-03-02  2026-11-30  4      commit        82000       open
O000201  A00201      new        R001    2026-05-04  2026-10-30  5      commit        99000       open
O000211  A00211      renewal    R011    2026-04-06  2026-09-01  6      closed        41000       no_decision
O000204  A00204      expansion  R004    2026-06-01  2026-08-20  6      closed        15000       won
O000206  A00206      new        R006    2026-08-31  2026-12-18  3      best          58000       open
O000202  A00202      new        R002    2026-05-11  2026-09-20  6      closed        210000      won
O000208  A00208      renewal    R008    2026-02-09  2026-07-31  4      best          33000       open
O000205  A00205      new        R005    2026-09-01  2027-01-29  1      pipeline      47000       open
O000203  A00203      expansion  R003    2026-06-15  2026-08-31  6      closed        22000       lost
O000210  A00210      expansion  R010    2026-07-06  2026-10-15  4      best          95000       open
O000207  A00207      new        R007    2026-08-27  2026-12-04  2      pipeline      61000       open
O000212  A00212      new        R012    2026-05-25  2026-08-27  6      closed        73000       no_decision
""")
_snapshots = _table("""
snapshot_date  opp_id   stage  forecast_cat  amount_acv  close_date
2026-09-07     O000201  5      commit        99000       2026-10-30
2026-08-31     O000209  3      best          70000       2026-10-30
2026-08-24     O000208  4      best          35000       2026-07-31
2026-08-17     O000204  3      best          18000       2026-08-28
2026-08-31     O000211  4      commit        44000       2026-09-25
2026-08-24     O000201  3      best          80000       2026-09-30
2026-09-07     O000202  5      commit        190000      2026-09-18
2026-08-31     O000201  4      best          88000       2026-09-30
2026-09-07     O000205  1      pipeline      47000       2027-01-29
2026-08-24     O000203  4      best          26000       2026-09-15
2026-08-24     O000202  4      best          160000      2026-10-16
2026-08-31     O000208  4      best          33000       2026-07-31
2026-08-24     O000210  3      best          90000       2026-09-30
2026-08-10     O000204  2      pipeline      18000       2026-08-28
2026-08-31     O000209  3      commit        75000       2026-10-30
2026-08-31     O000206  1      pipeline      50000       2026-12-18
2026-08-17     O000202  3      best          150000      2026-10-16
2026-08-24     O000211  4      best          44000       2026-09-25
2026-09-07     O000207  2      pipeline      61000       2026-12-04
2026-08-31     O000210  4      best          -           2026-10-15
2026-08-24     O000212  2      pipeline      73000       2026-10-30
2026-09-07     O000209  4      commit        82000       2026-11-30
2026-08-24     O000209  2      pipeline      65000       2026-10-30
""")
_expected = _table("""
opp_id   account_id  type       created     snapshot_date  stage  forecast_cat  amount_acv  close_date
O000201  A00201      new        2026-05-04  2026-08-31     4      best          88000       2026-09-30
O000202  A00202      new        2026-05-11  2026-08-24     4      best          160000      2026-10-16
O000206  A00206      new        2026-08-31  2026-08-31     1      pipeline      50000       2026-12-18
O000208  A00208      renewal    2026-02-09  2026-08-31     4      best          33000       2026-07-31
O000209  A00209      new        2026-03-02  2026-08-31     3      commit        75000       2026-10-30
O000210  A00210      expansion  2026-07-06  2026-08-31     4      best          -           2026-10-15
O000211  A00211      renewal    2026-04-06  2026-08-31     4      commit        44000       2026-09-25
""")
# two columns that are filled in only after the fact: they must not travel
_opps["implementation_start"] = _opps["close_date"] + pd.Timedelta(days=30)
_snapshots["reviewed_outcome"] = _snapshots["opp_id"].map(_opps.set_index("opp_id")["outcome"])
_opps.index = range(100, 100 - len(_opps), -1)
_snapshots.index = range(3 * len(_snapshots), 0, -3)
_day = pd.Timestamp("2026-08-31")
_case = "Another table, rows and index in disorder, with further columns"
_reviews.append(_review(_case, _snapshots.copy(), _opps.copy(), _day, _expected))
_case = "as_of as a datetime.date"
_reviews.append(_review(_case, _snapshots.copy(), _opps.copy(), _day.date(), _expected, ["form"]))
_case = "A day before the first opportunity was created"
_day = pd.Timestamp("2025-12-31")
_reviews.append(_review(_case, _snapshots.copy(), _opps.copy(), _day, _expected[:0], ["form"]))
### END HIDDEN TESTS
for _part, _worth in POINTS.items():
    for _words in [review[_part] for review in _reviews if _part in review]:
        print(f"{_part}, 0 of {_worth} points. {_words}")
_lost = {part for review in _reviews for part in review}
if not _lost:
    print(VISIBLE)
float(sum(worth for part, worth in POINTS.items() if part not in _lost))

# %% [markdown] name="decision-task"
# ## 4. Which forecast would you sign? (4 points)
#
# Below are the last four quarters of one region: the gateways ordered, and what each forecast had said
# before the quarter began. A missing gateway costs Kelvane four times what a surplus one costs. Both
# forecasts now exist for the next quarter, and the build order will be what the signed forecast says.
#
# | | Q4 2025 | Q1 2026 | Q2 2026 | Q3 2026 |
# |---|---|---|---|---|
# | ordered | 147 | 124 | 103 | 131 |
# | A, the model | 143 | 121 | 100 | 128 |
# | B, the regional calls | 150 | 120 | 108 | 129 |
#
# Run the next cell, add what you need, and answer in the last cell in at most 200 words: **which of
# the two would you sign for the next build order, and what would change your mind?**
#
# | points | the answer |
# |---|---|
# | 4 | signs one forecast on both measures and the cost of being wrong; says what four quarters cannot show; names something observable, with a value, that would reverse the choice |
# | 3 | signs one forecast on both measures and the cost of being wrong; what would reverse the choice is named but could not be checked as stated |
# | 2 | signs one forecast on a measure, but the cost of being wrong does not decide |
# | 1 | signs one forecast without using the measures |

# %% name="compare"
ordered = [147, 124, 103, 131]
forecasts = {"A, the model": [143, 121, 100, 128], "B, the calls": [150, 120, 108, 129]}
history = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125]
pd.DataFrame(
    {
        name: {
            "MASE": float(mase(history, ordered, forecast, 4)),
            "bias (forecast - ordered)": float(np.mean(np.subtract(forecast, ordered))),
            "pinball loss at 0.8": float(pinball(ordered, forecast, 0.8)),
        }
        for name, forecast in forecasts.items()
    }
).round(3)

# %% [markdown] nbgrader={"grade": true, "grade_id": "decision", "locked": false, "points": 4, "schema_version": 3, "solution": true}
# **B, for this order.** On size of error A is a little better: MASE 0.286 against 0.308, that is 3.25
# gateways a quarter against 3.5. But the order is not paid by the size of the error. A missing gateway
# costs four times a surplus one, so the order is judged at τ = 0.8, and there A costs 2.6 a quarter and
# B 1.6: A was low in all four quarters (bias −3.25), B twice low and twice high (+0.5).
#
# Four quarters cannot show whether A's bias will last. Adding 3.25 to A would have given MASE 0.033,
# but that correction comes from the very quarters on which it is judged, so I would not sign it.
#
# **What would change my mind.** The costs: over these quarters A costs 3.25τ and B 2 − 0.5τ, equal at
# τ = 0.533. If finance shows that a missing gateway costs less than 8/7 of a surplus one, I sign A. Or the
# record: if A corrected by +3.25 has the lower pinball loss at 0.8 over the next four quarters, fixed
# in advance, I sign the corrected A. And if the calls turn out to have been edited after the quarters
# began, B has no record at all.
