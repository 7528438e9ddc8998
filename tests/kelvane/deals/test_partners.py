# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.partners import partner_of, through_partner


def test_bring_partners_31_percent_of_the_value_of_each_year() -> None:
    rng = np.random.default_rng(1)
    year, value = rng.integers(2023, 2027, 3000), np.exp(rng.normal(11, 0.6, 3000))
    likely = rng.random(3000) < 0.25
    none = np.zeros(3000, dtype=bool)
    chosen = through_partner(rng, year, value, none, likely)
    for one in range(2023, 2027):
        mine = year == one
        assert (value * chosen)[mine].sum() / value[mine].sum() == pytest.approx(0.31, abs=0.005)
    assert chosen[likely].mean() > 0.9


def test_has_a_channel_managers_deal_always_a_partner() -> None:
    rng = np.random.default_rng(2)
    always = np.arange(100) < 60
    none = np.zeros(100, dtype=bool)
    chosen = through_partner(rng, np.full(100, 2025), np.ones(100), always, none)
    assert chosen[always].all()
    assert not chosen[~always].any()


def test_is_the_partner_the_accounts_own_or_one_of_its_region() -> None:
    rng = np.random.default_rng(3)
    chosen = rng.random(500) < 0.5
    own = np.where(rng.random(500) < 0.4, "P-001", "")
    region = np.where(rng.random(500) < 0.5, "NA", "EMEA")
    ids, places = np.array(["P-001", "P-002", "P-003"]), np.array(["NA", "NA", "EMEA"])
    partner = partner_of(rng, chosen, own, region, ids, places)
    assert set(partner[~chosen].tolist()) == {""}
    assert set(partner[chosen & (own != "")].tolist()) == {"P-001"}
    free = chosen & (own == "")
    assert set(partner[free & (region == "EMEA")].tolist()) == {"P-003"}
    assert set(partner[free & (region == "NA")].tolist()) == {"P-001", "P-002"}
