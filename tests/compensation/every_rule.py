# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The example plan of every rule, built without a file."""

from oms42.compensation import Plan

EVERY_RULE = Plan(
    **{
        "name": "One of every rule",
        "salary": 100000,
        "target_incentive": 100000,
        "measures": [
            {
                "name": "bookings",
                "quota": 1000000,
                "tiers": {
                    "steps": [
                        {"upto": 0.5, "rate": 0.6},
                        {"upto": 1, "rate": "solve"},
                        {"upto": 1.5, "rate": 2},
                        {"rate": 0.5},
                    ]
                },
                "weight": 0.7,
            },
            {
                "name": "consumption",
                "quota": 200000,
                "table": {"points": [[0.5, 0.5], [1, 1], [1.5, 2]]},
                "weight": 0.2,
                "products": ["piu"],
                "threshold": 0.4,
            },
        ],
        "period": "quarterly",
        "crediting": [{"role": "overlay", "counts": 0.5}],
        "windfall": {"above": 0.5, "counts": 0.25},
        "exchange": [{"currency": "EUR", "rate": 1.08}],
        "modifiers": [
            {
                "name": "price discipline",
                "metric": "discount",
                "steps": [[0, 1], [0.15, 0.9], [0.25, 0.7]],
                "level": "transaction",
                "applies_to": ["bookings"],
            },
            {
                "name": "retention factor",
                "metric": "gross_retention",
                "steps": [[0.8, 0.8], [0.9, 1], [1, 1.1]],
                "between": "linear",
            },
        ],
        "gates": [
            {"name": "margin gate", "metric": "gross_margin", "at_least": 0.55, "otherwise": 0.5}
        ],
        "caps": [{"limit": 3, "applies_to": ["bookings"]}, {"limit": 400000, "unit": "money"}],
        "bonuses": [
            {"name": "steady quarter", "measure": "bookings", "amount": 1500},
            {"name": "big year", "measure": "bookings", "amount": 5000, "at": 1.2, "per": "year"},
        ],
        "mbos": [{"name": "account plans", "target": 10000, "threshold": 0.5}],
        "spiffs": [
            {
                "name": "gateways",
                "pay": 150,
                "products": ["hardware"],
                "first_day": "2026-07-01",
                "last_day": "2026-09-30",
                "most": 3000,
            }
        ],
        "pools": [{"name": "region pool", "rate": 0.002, "member_share": 0.125}],
        "clawback": {"name": "early exit", "within_months": 12, "share": "prorata"},
        "draws": [{"amount": 9000, "periods": 2}],
        "notes": ["The plan year is the calendar year."],
    }
)
