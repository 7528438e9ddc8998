# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.field.stage import field
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.selection import (
    HIRED,
    SCALES,
    SCORES,
    WEIGHTS,
    applicant_scores,
    hired_scores,
    on_scale,
)
from oms42.kelvane.people.stage import roster
from oms42.kelvane.world import World


def test_do_the_scores_of_the_84_predict_as_promised(any_roster: World) -> None:
    size = PeopleMagnitudes.of(any_roster.identity)
    planted = {
        "si_score": size.validity_structured,
        "work_sample": size.validity_sample,
        "unstructured_score": size.validity_unstructured,
        "years_exp_at_hire": size.validity_experience,
    }
    years, table = any_roster.hidden["rep_years"], any_roster.tables["reps"]
    row = np.searchsorted(table["rep_id"], years["rep_id"])
    for name, value in planted.items():
        found = np.corrcoef(table[name][row], years["attainment"])[0, 1]
        assert found == pytest.approx(value, abs=0.011), name


def test_do_scores_predict_skill_and_not_the_territory(any_roster: World) -> None:
    years, table = any_roster.hidden["rep_years"], any_roster.tables["reps"]
    row = np.searchsorted(table["rep_id"], years["rep_id"])
    for name in SCORES:
        assert abs(np.corrcoef(table[name][row], years["potential"])[0, 1]) < 0.02, name


def test_are_the_hired_the_top_of_the_applicants(any_roster: World) -> None:
    """On the composite, nearly: rounding and the planted correlations move a few by a hair."""
    pool = any_roster.hidden["applicants"]
    z = [(pool[name] - SCALES[name][0]) / SCALES[name][1] for name in SCORES]
    composite = np.sum([w * x for w, x in zip(WEIGHTS, z, strict=True)], axis=0)
    worse = composite[pool["hired"]] < composite[~pool["hired"]].max() - 0.05
    assert worse.mean() < 0.05


def test_does_hiring_narrow_the_structured_interview_more_than_experience(
    any_roster: World,
) -> None:
    pool = any_roster.hidden["applicants"]
    ratio = {name: pool[name][pool["hired"]].std() / pool[name].std() for name in SCORES}
    assert ratio["si_score"] < 0.75
    assert ratio["si_score"] < ratio["years_exp_at_hire"]


def test_do_structured_and_unstructured_interviews_agree_among_applicants() -> None:
    """Loadings .65 and .40 on what scores have in common: .26, within 3 × 1 ÷ √280."""
    together = [
        np.corrcoef(applicant_scores(Identity(s).stream("demo"))[[0, 2]])[0, 1] for s in range(20)
    ]
    assert np.mean(together) == pytest.approx(0.65 * 0.40, abs=3 / np.sqrt(280 * 20))


def test_is_a_score_rounded_and_kept_on_its_scale() -> None:
    assert on_scale("work_sample", np.array([-9.0, 0.26, 9.0])).tolist() == [0.0, 59.0, 100.0]


def test_can_more_validity_than_skill_carries_not_be_planted() -> None:
    """With skill a hundredth of attainment, r(s, A) is about .01 and .24 is out of reach."""
    rng = np.random.default_rng(1)
    skill, rest = 0.01 * rng.normal(size=HIRED), rng.normal(size=HIRED)
    with np.errstate(invalid="raise"), pytest.raises(FloatingPointError):
        hired_scores(Identity(), skill, (rest,))


def test_do_rounding_and_the_ends_of_a_scale_not_move_a_correlation() -> None:
    """In these two the rounded scores missed by more than 0.02 before steps made up for it."""
    for who in (Identity(100, "learner-100"), Identity(102, "learner-102")):
        test_do_the_scores_of_the_84_predict_as_promised(roster(field(World(who))))
