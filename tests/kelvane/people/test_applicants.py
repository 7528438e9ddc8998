# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.world import World


def test_are_the_validities_among_all_applicants_exact(any_roster: World) -> None:
    size, pool = PeopleMagnitudes.of(any_roster.identity), any_roster.hidden["applicants"]
    for name, value in (
        ("si_score", size.true_structured),
        ("work_sample", size.true_sample),
        ("unstructured_score", size.true_unstructured),
        ("years_exp_at_hire", size.true_experience),
    ):
        assert np.corrcoef(pool[name], pool["attainment"])[0, 1] == pytest.approx(value, abs=1e-9)


def test_are_thirty_percent_hired_and_do_they_attain_what_was_planted(any_roster: World) -> None:
    pool, years = any_roster.hidden["applicants"], any_roster.hidden["rep_years"]
    assert pool["hired"].mean() == pytest.approx(0.30)
    hired = np.sort(pool["attainment"][pool["hired"]])
    assert hired == pytest.approx(np.sort(years["attainment"]))


def test_would_those_not_hired_have_attained_less(any_roster: World) -> None:
    pool = any_roster.hidden["applicants"]
    others = pool["attainment"][~pool["hired"]]
    assert others.mean() < pool["attainment"][pool["hired"]].mean() - 0.1
