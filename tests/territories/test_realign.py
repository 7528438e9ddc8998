# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is the plan at once a plan, its bound a bound, and is nothing claimed that is not proved?"""

import numpy as np
import pytest

from oms42.territories import Infeasible, align, realign

from . import by_hand, regions

PAIRS, HOMES = regions.grid(5, 5), [6, 13, 21]


def grid(seed):
    """Make 25 units in three connected territories, with workloads from 1 to 9."""
    rng = np.random.default_rng(seed)
    at = np.array([(i // 5, i % 5) for i in range(25)])
    today = np.where(at[:, 0] >= 3, 2, np.where(at[:, 1] >= 3, 1, 0))
    workload = rng.integers(1, 10, 25).astype(float)
    cost = workload[:, None] * (today[:, None] != np.arange(3))
    return cost, workload, today


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("tolerance", [0.1, 0.4])
def test_does_the_proved_optimum_lie_between_bound_and_plan(seed, tolerance):
    cost, workload, today = grid(seed)
    asked = {"tolerance": tolerance, "adjacency": PAIRS, "homes": HOMES, "current": today}
    best = align(cost, workload, time_limit=120, **asked)
    assert best.status == "optimal"
    found = realign(cost, workload, **asked)
    assert found.bound <= best.objective <= found.objective
    assert (found.status == "optimal") == (found.gap == 0)
    assert by_hand.holds(found.assignment, workload, tolerance, 3, {**asked})
    assert found.moved == (found.assignment != today).sum()


def test_is_nothing_moved_where_today_keeps_the_band():
    cost, workload, today = grid(0)
    found = realign(cost, workload, tolerance=2.0, adjacency=PAIRS, current=today)
    assert (found.moved, found.objective, found.status) == (0, 0, "optimal")


def test_does_it_say_that_the_steps_led_nowhere():
    """Hand calculation: 5, 5, 2 on a line; it can be cut 5 | 7 or 10 | 2, and the mean is 6."""
    line = [(0, 1), (1, 2)]
    cost = 1 - np.eye(2)[[0, 1, 1]]
    with pytest.raises(TimeoutError, match=r"no plan within 0.1 of the mean; align"):
        realign(cost, [5, 5, 2], tolerance=0.1, adjacency=line, current=[0, 1, 1])


def test_is_a_start_in_pieces_refused():
    line = [(0, 1), (1, 2)]
    with pytest.raises(ValueError, match="each territory of today must be in one piece"):
        realign(np.ones((3, 2)), [1, 1, 1], tolerance=0.5, adjacency=line, current=[0, 1, 0])
    with pytest.raises(ValueError, match="a home for every account"):
        realign(np.ones((3, 2)), [1, 1, 1], tolerance=0.5, adjacency=line, current=[0, -1, 1])


def test_is_a_plain_impossibility_named():
    with pytest.raises(Infeasible, match="account 0 has workload 9"):
        realign(
            np.ones((3, 2)), [9, 1, 1], tolerance=0.1, adjacency=[(0, 1), (1, 2)], current=[0, 0, 1]
        )


def test_does_it_need_no_scipy():
    """In a fresh interpreter, as in the page."""
    import subprocess
    import sys

    code = (
        "import sys, numpy as np\n"
        "from oms42.territories import realign\n"
        "realign(1 - np.eye(2)[[0, 0, 0, 1]], [1] * 4, tolerance=0.0,\n"
        "        adjacency=[(0, 1), (1, 2), (2, 3)], current=[0, 0, 0, 1])\n"
        "assert not any(name.startswith('scipy') for name in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
