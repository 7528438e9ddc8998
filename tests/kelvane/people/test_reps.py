# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.reps import COUNTRIES, countries
from oms42.kelvane.world import World


def test_do_countries_belong_to_their_region(any_roster: World) -> None:
    table = any_roster.tables["reps"]
    for region, choices in COUNTRIES.items():
        codes = {code for code, _ in choices}
        assert set(table["country"][table["region"] == region].tolist()) <= codes


def test_has_everybody_who_left_a_reason_and_nobody_else(any_roster: World) -> None:
    table = any_roster.tables["reps"]
    assert np.array_equal(np.isnat(table["leave_date"]), table["leave_reason"] == "")
    assert int((table["leave_reason"] != "").sum()) == 44


def test_are_all_scores_on_their_scales(any_roster: World) -> None:
    table = any_roster.tables["reps"]
    for name, top in (("si_score", 5), ("unstructured_score", 5), ("work_sample", 100)):
        assert not np.isnan(table[name]).any()
        assert 0 < table[name].min() <= table[name].max() <= top


def test_does_a_region_keep_its_countries_whatever_the_seed() -> None:
    assert set(countries(Identity(5), np.full(300, "LATAM")).tolist()) == {"BR", "MX", "CL"}
