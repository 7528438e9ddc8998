# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table behind a chart: is it described as its author meant it, and never forgotten?"""

import pytest

from oms42.charts.behind import KEY, behind, table


def test_do_columns_keep_their_order_headings_and_formats() -> None:
    made = table("rows", "Bookings", t=("Month", "%b %Y"), region="Region", value=("$M", ".1f"))
    assert made == {
        "name": "rows",
        "caption": "Bookings",
        "columns": [["t", "Month", "%b %Y"], ["region", "Region", ""], ["value", "$M", ".1f"]],
    }


def test_do_several_tables_stay_in_their_order() -> None:
    made = behind(table("rows", "One", a="A"), table("past", "Two", b="B"))
    assert [one["name"] for one in made[KEY]["tables"]] == ["rows", "past"]


def test_is_a_chart_without_a_table_refused() -> None:
    with pytest.raises(ValueError, match="name the columns of each data set"):
        behind()
