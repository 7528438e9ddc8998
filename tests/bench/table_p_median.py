# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How does the p-median search grow with the number of places, beside other solvers?

Random graphs made the way of the OR-Library (Beasley 1985), p = n / 20. Each peer gets the same
distances and the same time limit, one thread; a peer that is not installed is named as missing.
"""

import importlib.util
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path

from oms42.territories import p_median

SIZES = (100, 200, 300, 400, 600, 900)
LIMIT = 60.0  # seconds a solver
LARGEST = {"spopt + HiGHS": 200, "OR-tools CP-SAT": 200}  # beyond, a peer only uses the time up


def random_graph(n: int, seed: int) -> Any:
    """Give the lengths of the shortest paths in a ring with random chords, n²/50 edges in all."""
    random = np.random.default_rng(seed)
    count = n * n // 50
    start = np.concatenate([np.arange(n), random.integers(0, n, count - n)])
    end = np.concatenate([(np.arange(n) + 1) % n, random.integers(0, n, count - n)])
    length = np.zeros((n, n))
    length[start, end] = random.integers(1, 101, count)
    return shortest_path(coo_array(length), directed=False)


def ours(distance: Any, p: int) -> tuple[float, str]:
    """Solve with `oms42.territories.p_median`."""
    found = p_median(distance, p, time_limit=LIMIT)
    return found.objective, found.status


def spopt_highs(distance: Any, p: int) -> tuple[float, str]:
    """Solve with spopt's PMedian and HiGHS."""
    import pulp
    from spopt.locate import PMedian

    model = PMedian.from_cost_matrix(distance, np.ones(len(distance)), p_facilities=p)
    model.solve(pulp.HiGHS(msg=False, timeLimit=LIMIT, threads=1, gapRel=0))
    return float(model.problem.objective.value()), pulp.LpStatus[model.problem.status].lower()


def cp_sat(distance: Any, p: int) -> tuple[float, str]:
    """Solve the textbook program with OR-tools CP-SAT."""
    from ortools.sat.python import cp_model

    model, n = cp_model.CpModel(), len(distance)
    opened = [model.new_bool_var("") for _ in range(n)]
    model.add(sum(opened) == p)
    total = []
    for row in distance.astype(int):
        served = [model.new_bool_var("") for _ in range(n)]
        model.add_exactly_one(served)
        for x, y in zip(served, opened, strict=True):
            model.add_implication(x, y)
        total += [int(d) * x for d, x in zip(row, served, strict=True)]
    model.minimize(sum(total))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = LIMIT
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    return solver.objective_value, solver.status_name(status).lower()


PEERS: dict[str, tuple[str, Callable[[Any, int], tuple[float, str]]]] = {
    "oms42": ("oms42", ours),
    "spopt + HiGHS": ("spopt", spopt_highs),
    "OR-tools CP-SAT": ("ortools", cp_sat),
}


def rows(n: int) -> Iterator[str]:
    """Solve one size with every solver that is installed, a line each."""
    distance, p = random_graph(n, n), n // 20
    for name, (library, solve) in PEERS.items():
        if n > LARGEST.get(name, n):
            continue
        if importlib.util.find_spec(library) is None:
            yield f"{n:5d} {p:4d}  {name:<16} not installed"
            continue
        wall, busy = time.perf_counter(), time.process_time()
        value, status = solve(distance, p)
        wall, busy = time.perf_counter() - wall, time.process_time() - busy
        yield f"{n:5d} {p:4d}  {name:<16} {value:9.0f}  {status:<10} {wall:7.2f} {busy:7.2f}"


def main() -> None:
    """Print the table."""
    print("    n    p  solver           objective  status     seconds   CPU-s")  # noqa: T201 - the table
    for n in SIZES:
        for line in rows(n):
            print(line, flush=True)  # noqa: T201 - the table


if __name__ == "__main__":
    main()
