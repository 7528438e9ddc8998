# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay gap: raw, adjusted, and the warning where a control is the mechanism."""

import numpy as np
import pandas as pd
import pytest

from oms42.compensation import pay_gap, pay_gap_from_means
from oms42.datasets import columns


def people(seed: int = 0) -> pd.DataFrame:
    """84 sellers as in the book: territories differ, the formula does not."""
    rng = np.random.default_rng(seed)
    she = np.arange(84) < 30
    potential = rng.normal(np.where(she, 0.92, 1.05), 0.1)
    years = rng.normal(5, 2, 84)
    pay = 15_000 + 82_000 * potential + rng.normal(0, 3_000, 84)
    gender = np.where(she, "F", "M")
    return pd.DataFrame({"pay": pay, "gender": gender, "potential": potential, "years": years})


def test_are_the_figures_of_the_book_those_printed() -> None:
    """WE3.6: raw 12.0 %; 82 × (1.05 − 0.92) = 10.66; adjusted 1.3 %."""
    raw, explained, adjusted = pay_gap_from_means(88, 100, 0.92, 1.05, 82)
    assert round(100 * raw, 1) == 12.0
    assert round(explained, 2) == 10.66
    assert round(100 * adjusted, 1) == 1.3


def test_is_the_gap_explained_and_the_mechanism_named() -> None:
    df = people()
    made = pay_gap(df["pay"], df["gender"], df[["potential", "years"]])
    assert made.raw == pytest.approx(made.explained + made.adjusted)
    assert made.raw > 0.08
    assert abs(made.adjusted) < 0.03
    assert made.mediators == ("potential",)
    assert made.mediator_warning
    assert "may be the mechanism" in made.warnings[0]
    assert "employer hands it out" in made.warnings[0]
    assert (made.n_women, made.n_men) == (30, 54)
    frame = made.to_frame()
    assert frame["part"].tolist() == ["raw", "potential", "years", "unexplained"]
    assert frame["money"][1:].sum() == pytest.approx(frame["money"][0])
    assert frame["mediator"].tolist() == [False, True, False, False]


def test_is_a_control_without_link_to_gender_no_mediator() -> None:
    df = people()
    df["potential"] = np.tile([0.9, 1.1], 42)
    made = pay_gap(df["pay"], df["gender"], {"potential": df["potential"]})
    assert not made.mediator_warning
    named = pay_gap(
        df["pay"], df["gender"], {"potential": df["potential"]}, mechanisms=["potential"]
    )
    assert named.mediators == ("potential",)


def test_is_the_raw_gap_that_of_the_means() -> None:
    """Men 100 and 110, women 84: 21/105 = 20 %; the error is that of two means."""
    made = pay_gap([84, 84, 100, 110], ["F", "F", "M", "M"])
    assert made.raw == made.adjusted == pytest.approx(0.2)
    assert made.raw_se == pytest.approx(np.sqrt(50 / 2))
    assert "2 people" in made.warnings[0]


def test_are_people_in_neither_group_reported() -> None:
    df = people()
    df.loc[[3, 50], "gender"] = "X"
    made = pay_gap(df["pay"], df["gender"], {"years": df["years"]})
    assert made.excluded == (("X", 2),)
    assert "X: 2" in made.warnings[0]
    assert made.n_women + made.n_men == 82


def test_do_texts_become_indicators() -> None:
    df = people()
    df["region"] = np.where(np.arange(84) % 3 == 0, "EMEA", "NA")
    made = pay_gap(df["pay"], df["gender"], {"region": df["region"], "years": df["years"]})
    assert made.controls == ("region=NA", "years")


def test_does_the_mens_reference_add_up_too() -> None:
    df = people()
    made = pay_gap(df["pay"], df["gender"], df[["potential"]], reference="men")
    assert made.contribution.sum() + made.adjusted_money == pytest.approx(made.raw_money)


def test_is_kelvanes_gap_one_of_territories() -> None:
    """PT-11: 12 % raw, 1–2 % after territory potential, in the last four quarters' variable pay."""
    pay, quota, reps = columns("comp_payouts"), columns("quotas"), columns("reps")
    assert (pay["rep_id"] == quota["rep_id"]).all()
    last = np.sort(np.unique(pay["quarter"]))[-4:]
    there = np.unique(pay["rep_id"][pay["quarter"] == last[-1]])
    rows = np.isin(pay["quarter"], last) & np.isin(pay["rep_id"], there)
    code = np.searchsorted(there, pay["rep_id"][rows])
    count = np.bincount(code)
    paid = sum(pay[one][rows] for one in ("commission", "accelerator", "spiff"))
    index = np.bincount(code, quota["potential_index"][rows]) / count
    order = np.argsort(reps["rep_id"])
    gender = reps["gender"][order][np.searchsorted(reps["rep_id"][order], there)]
    made = pay_gap(4 * np.bincount(code, paid) / count, gender, {"territory potential": index})
    assert (made.n_women, made.n_men) == (30, 54)
    assert made.raw == pytest.approx(0.12, abs=0.01)
    assert 0 < made.adjusted < 0.03
    assert made.mediators == ("territory potential",)


def test_does_a_category_of_one_person_leave_the_errors_finite() -> None:
    df = people()
    role = np.where(np.arange(84) == 83, "lead", "rep")
    made = pay_gap(df["pay"], df["gender"], {"role": role, "years": df["years"]})
    plain = pay_gap(df["pay"][:83], df["gender"][:83], {"years": df["years"][:83]})
    assert made.adjusted_se == pytest.approx(plain.adjusted_se, rel=0.1)


@pytest.mark.parametrize(
    ("controls", "words"),
    [
        ({"a": [1.0, 2.0]}, "one value a person"),
        ({"a": [np.nan, 1, 2, 3]}, "a holds nan"),
        ({"a": [1, 1, 1, 1]}, "a is 1 for everyone"),
        ({"a": [0, 0, 1, 1]}, "tells women from men exactly"),
    ],
)
def test_are_wrong_controls_refused(controls: dict[str, list[float]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pay_gap([1, 2, 3, 4], ["F", "F", "M", "M"], controls)


def test_is_one_woman_too_few() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        pay_gap([1, 2, 3], ["F", "M", "M"])
