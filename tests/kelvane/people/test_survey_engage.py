# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.world import Columns, World

SCALES = ("psych_safety", "role_clarity", "manager_support", "intent_leave")


@pytest.fixture(scope="module")
def answers(world: World) -> Columns:
    """Answers with what is known about the person."""
    table, reps = world.tables["survey_engage"], world.tables["reps"]
    row = np.searchsorted(reps["rep_id"], table["rep_id"])
    start = np.array(
        [f"{q[:4]}-{3 * int(q[5]) - 2:02d}" for q in table["quarter"].tolist()],
        dtype="datetime64[M]",
    )
    return {**table, "start": start, **{k: reps[k][row] for k in ("hire_date", "leave_date")}}


def test_are_there_about_as_many_answers_as_the_case_says(answers: Columns) -> None:
    """Blueprint section 4: about 900."""
    assert 850 <= answers["rep_id"].size <= 980


def test_do_only_people_answer_who_were_there_through_the_quarter(answers: Columns) -> None:
    assert (answers["hire_date"] <= answers["start"].astype("datetime64[D]")).all()
    end = (answers["start"] + 3).astype("datetime64[D]")
    assert (np.isnat(answers["leave_date"]) | (answers["leave_date"] >= end)).all()


def test_does_nobody_answer_twice_in_a_quarter(answers: Columns) -> None:
    keys = np.char.add(answers["rep_id"], answers["quarter"])
    assert np.unique(keys).size == keys.size


def test_are_answers_on_the_scale_with_one_decimal(answers: Columns) -> None:
    for name in SCALES:
        assert answers[name].min() >= 1.0
        assert answers[name].max() <= 5.0
        assert np.array_equal(answers[name], np.round(answers[name], 1))


def test_is_the_role_less_clear_in_the_first_year(answers: Columns) -> None:
    months = (answers["start"] - answers["hire_date"].astype("datetime64[M]")).astype(int)
    gap = answers["role_clarity"][months >= 12].mean() - answers["role_clarity"][months < 12].mean()
    assert gap == pytest.approx(0.5, abs=0.15)


def test_do_leavers_say_so_before_they_go(answers: Columns) -> None:
    left = answers["leave_date"].astype("datetime64[M]")
    soon = ~np.isnat(left) & ((left - answers["start"]).astype(int) <= 6)
    gap = answers["intent_leave"][soon].mean() - answers["intent_leave"][~soon].mean()
    assert gap > 0.4


def test_does_support_keep_people(answers: Columns) -> None:
    assert np.corrcoef(answers["manager_support"], answers["intent_leave"])[0, 1] < -0.2
