# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.people.team_contracts import managers_contract, reps_contract


def test_may_only_columns_be_missing_that_do_not_apply_to_everybody() -> None:
    optional = [c.name for c in reps_contract().columns if not c.required]
    assert optional == ["segment", "leave_date", "leave_reason"]
    assert all(c.required for c in managers_contract().columns)


def test_does_a_seller_link_to_a_manager() -> None:
    assert [link.table for link in reps_contract().links] == ["managers"]


def test_are_the_columns_of_the_case_all_there() -> None:
    """Blueprint section 4, table `reps`."""
    wanted = (
        "rep_id role region manager_id hire_date leave_date leave_reason gender remote "
        "years_exp_at_hire si_score unstructured_score work_sample base target_incentive"
    )
    assert set(wanted.split()) <= {c.name for c in reps_contract().columns}
