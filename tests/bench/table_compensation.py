# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How long pay takes: a million draws through a plan of many rules, and a statement of many deals.

No open package designs or simulates sales pay, so there is no peer to run beside it; the second
column asks the same plan for each draw by itself (300 of them, scaled up).
"""

import sys
import time
from collections.abc import Callable

import numpy as np

from oms42.compensation import Plan, example_plan, statement

DRAWS, LOOPED, DEALS = 1_000_000, 300, 2_000
METRICS = {"gross_margin": 0.6, "gross_retention": 0.95, "account plans": 0.8}


def seconds(work: Callable[[], object]) -> float:
    """Give the processor seconds of the better of two runs."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def main() -> None:
    """Print the table."""
    rng = np.random.default_rng(42)
    plan = example_plan("every_rule")
    year = rng.normal(0.92, 0.28, DRAWS).clip(0)
    quarters = rng.normal(0.92, 0.28, (DRAWS, 4)).clip(0)
    curve = Plan.simple(
        quota=1_200_000,
        target_incentive=120_000,
        tiers=[(0.5, 0.6), (1.0, "solve"), (1.25, 1.5), (None, 2.0)],
    )
    say = sys.stdout.write
    say(f"{'processor seconds':<52}{'at once':>10}{'one by one':>12}\n")
    for name, one, draws, metrics in (
        ("pay curve of four tiers, a year", curve, year, None),
        ("one of every rule, a year", plan, year, METRICS),
        ("one of every rule, four quarters", plan, quarters, METRICS),
    ):
        at_once = seconds(lambda: one.payout(draws, metrics))  # noqa: B023 - called in this turn
        few = draws[:LOOPED]
        looped = seconds(lambda: [one.payout(row[None], metrics) for row in few])  # noqa: B023 - same
        row = f"{DRAWS:,} draws: {name}"
        say(f"{row:<52}{at_once:>10.3f}{looped * DRAWS / LOOPED:>12,.0f}\n")
    amounts = rng.integers(1_000, 2_000, DEALS)
    days = [f"2026-{1 + k % 12:02d}-{1 + k % 28:02d}" for k in range(DEALS)]
    deals = [(f"O{k}", days[k], int(amount)) for k, amount in enumerate(amounts)]
    spent = seconds(lambda: statement(curve, deals))
    say(f"{f'statement of {DEALS:,} deals':<52}{spent:>10.3f}\n")


if __name__ == "__main__":
    main()
