# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is paid beside the measures: is it counted over the year so far?"""

from oms42.compensation import Bonus, Mbo, Plan, Pool, Spiff, Transaction, transactions
from oms42.compensation.extras import extras
from oms42.compensation.year import Year


def test_is_each_rule_counted_from_the_first_period_on() -> None:
    """Q2 to date: bonus once (30 of 25), MBO 100 · .25 · (.5 + 1), SPIFF 4 · 10, pool 1 % · 80."""
    plan = Plan.simple(
        quota=100,
        tiers=[(None, 0)],
        unit="rate",
        period="quarterly",
        bonuses=[Bonus("bonus", "bookings", 7)],
        mbos=[Mbo("mbo", 100)],
        spiffs=[Spiff("spiff", 10)],
        pools=[Pool("pool", 0.01)],
    )
    deals = [
        Transaction("A", "2026-01-05", 30, values={"units": 3}),
        Transaction("B", "2026-04-05", 20, values={"units": 1}),
        Transaction("C", "2026-05-05", 80, role="team"),
        Transaction("D", "2026-12-05", 99, values={"units": 9}),
    ]
    metrics = {"mbo": [0.5, 1, 1, 1]}
    year = Year.of(plan, transactions(deals), 2026, None, None, None, metrics)
    totals = {rule: float(made.total) for rule, _, made in extras(year, 1)}
    assert totals == {"bonus": 7, "mbo": 37.5, "spiff": 40, "pool": 0.8}
    assert [kind for _, kind, _ in extras(year, 1)] == ["bonus", "mbo", "spiff", "pool"]
