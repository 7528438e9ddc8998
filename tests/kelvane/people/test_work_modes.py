# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.work_modes import MODE_SHARES, MODES, work_modes
from oms42.kelvane.world import World

NONE = np.zeros(100)


@pytest.mark.parametrize("kind", ["kam", "enterprise"])
@pytest.mark.parametrize("since", [False, True])
def test_do_work_modes_have_their_shares_within_each_kind(kind: str, since: bool) -> None:
    modes = work_modes(Identity(3), np.full(100, since), np.full(100, kind), NONE, NONE)
    found = [float((modes == name).mean()) for name in MODES]
    assert found == pytest.approx(list(MODE_SHARES[since]), abs=0.005)


def test_are_more_of_the_new_hires_remote(any_roster: World) -> None:
    people = any_roster.hidden["cast"]
    remote = people["mode"] == "remote"
    assert remote[people["recent"]].mean() > 1.5 * remote[~people["recent"]].mean()


def test_do_remote_and_other_hires_sell_alike_after_their_first_year(any_roster: World) -> None:
    """Attainment less what potential adds, quarters that begin twelve months after hiring."""
    people, rows = any_roster.hidden["cast"], any_roster.hidden["rep_quarters"]
    years = any_roster.hidden["rep_years"]
    slope = years["potential"].std() / years["index"].std()
    person = np.searchsorted(people["rep_id"], rows["rep_id"])
    start = np.array(
        [f"{q[:4]}-{3 * int(q[5]) - 2:02d}" for q in rows["quarter"].tolist()],
        dtype="datetime64[M]",
    )
    old = (start - people["hired"][person].astype("datetime64[M]")).astype(int) >= 12
    level = rows["attainment"] - slope * (rows["potential"] - 1.0)
    remote = people["mode"][person] == "remote"
    recent = people["recent"][person] & old
    gap = level[recent & remote].mean() - level[recent & ~remote].mean()
    assert gap == pytest.approx(0.0, abs=0.03)


def test_is_a_balanced_draw_chosen_where_chance_would_not_balance() -> None:
    """One seller in ten sells twice as much: over 200 draws a gap near 0 is found."""
    level = np.where(np.arange(100) % 10 == 0, 2.0, 1.0)
    whole = np.ones(100)
    modes = work_modes(Identity(1), whole > 0, np.full(100, "kam"), level, whole)
    remote = modes == "remote"
    assert level[remote].mean() == pytest.approx(level[~remote].mean(), abs=0.01)
