# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The page: can a manager read it, and does it hold what was asked for and no more?"""

import numpy as np

from oms42.territories.measures import alignment_report

WORK = [1180.0, 960.0, 1420.0, 840.0]


def test_is_the_short_page_as_it_should_be_to_the_letter() -> None:
    """The workloads of WE2.3, a territory each; Gini by hand 1960/(4·4400)."""
    page = str(alignment_report(["East", "North", "South", "West"], WORK))
    assert page.splitlines() == [
        "Alignment: 4 accounts in 4 territories",
        "Workload   mean 1,100.00, maximum deviation 29.1%, Gini 0.111, CV 20.1%",
        "",
        "territory  accounts  workload    dev.",
        "East              1     1,180   +7.3%",
        "North             1       960  -12.7%",
        "South             1     1,420  +29.1%",
        "West              1       840  -23.6%",
    ]


def test_does_the_full_page_say_all_within_eighty_columns() -> None:
    n = 60
    rng = np.random.default_rng(3)
    made = alignment_report(
        rng.integers(0, 12, n),
        rng.integers(1_000, 9_000, n),
        rng.random((n, 12)) * 1e6,
        np.arange(12),
        rng.integers(0, 12, n),
        rng.integers(1, 9, n) * 1e6,
        rng.random((n, 2)),
        names=[f"Territory with a long name {j}" for j in range(12)],
    )
    lines = str(made).splitlines()
    assert max(map(len, lines)) <= 80
    words = ("Workload", "Potential", "Travel", "Inertia", "Moved")
    assert [line.split()[0] for line in lines[1:6]] == list(words)


def test_is_a_measure_that_was_not_asked_for_left_out() -> None:
    page = str(alignment_report([0, 1], [1, 2]))
    assert "Potential" not in page
    assert "Moved" not in page


def test_is_a_lone_account_shown_without_a_shape() -> None:
    page = str(alignment_report([0, 1], [1, 2], units=[(0, 0), (1, 1)]))
    assert page.splitlines()[-1].endswith("–")
