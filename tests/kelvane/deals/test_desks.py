# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.desks import desks
from oms42.kelvane.world import World


def test_do_the_desks_hold_every_quarter_with_a_quota_and_its_target(manned: World) -> None:
    them, rows = desks(manned), manned.hidden["rep_quarters"]
    assert them.rep.size == rows["rep_id"].size
    total = {f"{rep} {name}": value for rep, name, value in zip(
        rows["rep_id"].tolist(), rows["quarter"].tolist(), rows["target_bookings"].tolist(),
        strict=True,
    )}  # fmt: skip
    for rep, quarter, target in zip(them.rep, them.quarter, them.target, strict=True):
        assert total[f"{rep} {2023 + quarter // 4}Q{quarter % 4 + 1}"] == target


def test_is_skill_standardized(manned: World) -> None:
    skill = desks(manned).skill
    assert skill.mean() == pytest.approx(0.0, abs=1e-12)
    assert skill.std() == pytest.approx(1.0)


def test_sits_every_executive_in_the_territory_that_the_map_gives_to_the_last_one(
    manned: World,
) -> None:
    them, map_ = desks(manned), manned.tables["territories"]
    last = (them.quarter == 14) & (them.role == "ae")
    assert last.sum() >= 50
    holder = dict(zip(map_["territory_id"].tolist(), map_["rep_id"].tolist(), strict=True))
    pairs = zip(them.territory[last].tolist(), them.rep[last].tolist(), strict=True)
    assert all(holder[territory] == rep for territory, rep in pairs)
    assert set(them.territory[them.role != "ae"].tolist()) == {""}


def test_are_desks_in_the_order_of_quarters(manned: World) -> None:
    assert (np.diff(desks(manned).quarter) >= 0).all()
