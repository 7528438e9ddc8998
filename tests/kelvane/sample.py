# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A table of every type, with something missing in each column that allows it."""

import numpy as np

from oms42.kelvane.contract import Column, Contract
from oms42.kelvane.world import Columns

CONTRACT = Contract(
    "sample",
    "Sample",
    "One row a thing.",
    (
        Column("key", "string", "Key", "Key.", "A1", unique=True),
        Column("region", "string", "Region", "Region.", "NA", categories=("NA", "EMEA")),
        Column("note", "string", "Note", "Note.", "x", required=False),
        Column("units", "integer", "Units", "Units.", 1),
        Column("price", "number", "Price", "Price.", 1.5, "US dollars", required=False),
        Column("share", "number", "Share", "Share.", 0.1234, decimals=4),
        Column("won", "boolean", "Won", "Won.", True),
        Column("day", "date", "Day", "Day.", "2026-01-31", required=False),
        Column("month", "yearmonth", "Month", "Month.", "2026-01"),
        Column("moment", "datetime", "Moment", "Moment.", "2026-01-31T08:00:00", required=False),
    ),
    key=("key",),
)
COLUMNS: Columns = {
    "key": np.array(["A1", "A2", "A3"]),
    "region": np.array(["NA", "EMEA", "NA"]),
    "note": np.array(["late", "", "über"]),
    "units": np.array([3, -40, 2**40]),
    "price": np.array([2.005, np.nan, -0.001]),
    "share": np.array([0.12345, 1.0, 0.0]),
    "won": np.array([True, False, True]),
    "day": np.array(["2026-09-30", "NaT", "1999-12-31"], dtype="datetime64[D]"),
    "month": np.array(["2026-09", "2023-01", "2024-02"], dtype="datetime64[M]"),
    "moment": np.array(["2026-09-30T23:59:59", "NaT", "2026-01-01T00:00"], dtype="datetime64[s]"),
}
# By hand, from the rules in the docstring of oms42.kelvane.render; in binary 2.005 is less.
TEXT = """\
key,region,note,units,price,share,won,day,month,moment
A1,NA,late,3,2.00,0.1235,true,2026-09-30,2026-09,2026-09-30T23:59:59
A2,EMEA,,-40,,1.0000,false,,2023-01,
A3,NA,über,1099511627776,0.00,0.0000,true,1999-12-31,2024-02,2026-01-01T00:00:00
"""
