# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.people.month_contract import activities_contract


def test_are_the_columns_of_the_case_all_there_and_coaching_with_them() -> None:
    """Blueprint section 4, table `activities_m`; coaching makes PT-13 findable."""
    names = [column.name for column in activities_contract().columns]
    wanted = "rep_id month calls emails meetings multi_thread_avg crm_hygiene content_used"
    assert names[:8] == wanted.split()
    assert {"coaching_h_week", "coaching_rota", "pipeline_created"} <= set(names)


def test_do_months_stay_in_the_window() -> None:
    month = activities_contract().columns[1]
    assert (month.minimum, month.maximum) == ("2023-01", "2026-09")
