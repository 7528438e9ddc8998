# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How do alignment's time and gap grow from 200 to 3,000 accounts, beside OR-tools CP-SAT?

`make bench` prints the table. The peer is not a dependency; where it is not installed,
its columns say so.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from oms42.territories import align

SIZES = ((200, 12), (500, 20), (1000, 30), (2000, 45), (3000, 60))
TOLERANCE = 0.05
SECONDS = 40.0


def region(n: int, m: int) -> tuple[Any, Any]:
    """Draw n accounts and m homes on a square; cost is workload times distance."""
    rng = np.random.default_rng(0)
    accounts, homes = rng.uniform(0, 100, (n, 2)), rng.uniform(0, 100, (m, 2))
    workload = np.round(rng.lognormal(2.0, 0.7, n), 2)
    away = accounts[:, None] - homes
    return np.hypot(away[..., 0], away[..., 1]) * workload[:, None], workload


def ours(cost: Any, workload: Any) -> tuple[float, float, str]:
    """Align to a gap of half a percent."""
    found = align(cost, workload, tolerance=TOLERANCE, gap=0.005, time_limit=SECONDS)
    return found.objective, found.bound, found.status


def cp_sat(cost: Any, workload: Any) -> tuple[float, float, str]:
    """Solve the same program by CP-SAT, in thousandths, with two workers."""
    from ortools.sat.python import cp_model

    (n, m), model = cost.shape, cp_model.CpModel()
    x = [[model.new_bool_var("") for _ in range(m)] for _ in range(n)]
    load = np.round(100 * workload).astype(int)
    mean = load.sum() / m
    for row in x:
        model.add_exactly_one(row)
    for j in range(m):
        total = sum(int(load[i]) * x[i][j] for i in range(n))
        model.add_linear_constraint(
            total, int(np.ceil((1 - TOLERANCE) * mean)), int((1 + TOLERANCE) * mean)
        )
    price = np.round(1000 * cost).astype(int)
    model.minimize(sum(int(price[i, j]) * x[i][j] for i in range(n) for j in range(m)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.num_workers = 2
    solver.parameters.relative_gap_limit = 0.005
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return np.nan, solver.best_objective_bound / 1000, "none"
    return solver.objective_value / 1000, solver.best_objective_bound / 1000, "feasible"


def measure(solver: Callable[..., tuple[float, float, str]], *case: Any) -> str:
    """Give one solver's columns."""
    wall, processor = time.monotonic(), time.process_time()
    try:
        objective, bound, _ = solver(*case)
    except ModuleNotFoundError as error:
        return f"{error.name} is not installed"
    wall, processor = time.monotonic() - wall, time.process_time() - processor
    gap = (objective - bound) / objective
    return f"{objective:12,.0f} {100 * gap:6.2f} % {wall:7.1f} s {processor:7.1f} CPU-s"


def main() -> None:
    """Print the table."""
    head = f"{'objective':>12} {'gap':>8} {'wall':>9} {'CPU':>13}"
    sys.stdout.write(f"{'accounts':>8} {'homes':>5}   {'solver':8} {head}\n")
    for n, m in SIZES:
        case = region(n, m)
        for name, solver in (("oms42", ours), ("CP-SAT", cp_sat)):
            sys.stdout.write(f"{n:8} {m:5}   {name:8} {measure(solver, *case)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
