# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table behind a chart: which columns it has, what they are called, how they are written."""

from typing import Any

KEY = "oms42"  # in a specification's usermeta, which Vega carries along and does not read


def table(name: str, caption: str, **columns: str | tuple[str, str]) -> dict[str, Any]:
    """Describe the table of one data set.

    Args:
        name: The data set: ``rows``, or another that the chart names.
        caption: What the rows are.
        columns: For each field, in order, its heading, or its heading and format: d3's for a
            number (``",.1f"``), for a time one that begins with ``%`` (``"%b %Y"``, in UTC).

    Returns:
        What :func:`behind` takes.

    Example:
        >>> table("rows", "Bookings", t=("Month", "%b %Y"), region="Region")["columns"]
        [['t', 'Month', '%b %Y'], ['region', 'Region', '']]
    """
    pairs = {field: (one, "") if isinstance(one, str) else one for field, one in columns.items()}
    listed = [[field, heading, form] for field, (heading, form) in pairs.items()]
    return {"name": name, "caption": caption, "columns": listed}


def behind(*tables: dict[str, Any]) -> dict[str, Any]:
    """Put the tables behind a chart.

    Args:
        tables: From :func:`table`, in the order in which a reader finds them.

    Returns:
        The ``usermeta`` of an Altair chart.

    Raises:
        ValueError: If no table is given: every chart of the book has one.

    Example:
        >>> list(behind(table("rows", "Bookings", t="Month")))
        ['oms42']
    """
    if not tables:
        raise ValueError("no table given: name the columns of each data set that the chart draws")
    return {KEY: {"tables": list(tables)}}
