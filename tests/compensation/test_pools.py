# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pools: is a member paid a share of what the team sold?"""

from oms42.compensation import Plan, Pool, Transaction, statement


def test_is_the_members_share_of_the_team_paid() -> None:
    """1 % of 800,000 is 8,000; an eighth of it is 1,000. Own deals do not fill the pool."""
    plan = Plan("Team", pools=[Pool("pool", rate=0.01, member_share="1/8")])
    deals = [
        Transaction("O1", "2026-02-01", 500_000, role="team"),
        Transaction("O2", "2026-03-01", 300_000, role="team"),
        Transaction("O3", "2026-03-01", 70_000),
    ]
    done = statement(plan, deals)
    assert done.incentive == 1_000
    assert [(c.transaction, c.cents) for c in done.audit] == [("O1", 62_500), ("O2", 37_500)]


def test_does_a_role_of_its_own_fill_a_pool() -> None:
    plan = Plan("Team", pools=[Pool("pool", rate=0.01, role="region", basis="acv")])
    deal = Transaction("O1", "2026-02-01", 1, role="region", values={"acv": 9_000})
    assert statement(plan, [deal]).incentive == 90
