# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-28: what becomes of those whom Kelvane writes to first?"""

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lead_arrivals import lead_arrivals
from oms42.kelvane.selling.magnitudes import SellingMagnitudes
from oms42.kelvane.selling.outreach import Outreach, outreach
from oms42.kelvane.world import Columns


@pytest.fixture(scope="module")
def known() -> Columns:
    return lead_arrivals(Identity())


@pytest.fixture(scope="module")
def reached(known: Columns) -> Outreach:
    return outreach(Identity(), known)


def test_do_replies_and_meetings_have_the_promised_numbers(
    known: Columns, reached: Outreach
) -> None:
    """By hand: 1.1 % of 6,000 and 2.9 % of 4,500; 30 % of those; 12 % of those."""
    for source, replies, meetings, wins in (
        ("outbound_ai", 66, 20, 2),
        ("outbound_human", 130, 39, 5),
    ):
        mine = known["source"] == source
        found = [reached.replied, reached.meeting, reached.converted]
        assert [int(part[mine].sum()) for part in found] == [replies, meetings, wins]


def test_is_each_step_taken_by_those_who_took_the_one_before(reached: Outreach) -> None:
    assert not (reached.meeting & ~reached.replied).any()
    assert not (reached.converted & ~reached.meeting).any()
    assert not (reached.complained & ~reached.opted_out).any()
    assert not (reached.opted_out & reached.replied).any()
    assert not (reached.harmful & reached.replied).any()


def test_is_nobody_touched_whom_kelvane_did_not_write_to(known: Columns, reached: Outreach) -> None:
    warm = ~np.char.startswith(known["source"], "outbound")
    for part in (reached.replied, reached.meeting, reached.opted_out, reached.harmful):
        assert not part[warm].any()


def test_is_the_reply_rate_the_same_in_every_tier_of_the_pilot(
    known: Columns, reached: Outreach
) -> None:
    """By hand: 1.1 % of 1,300, 2,000 and 2,700 is 14.3, 22 and 29.7."""
    pilot = known["source"] == "outbound_ai"
    for tier, wanted in (("A", 14.3), ("B", 22.0), ("C", 29.7)):
        assert abs(reached.replied[pilot & (known["tier"] == tier)].sum() - wanted) <= 1.5


def test_do_harmful_messages_make_people_opt_out(known: Columns, reached: Outreach) -> None:
    pilot = known["source"] == "outbound_ai"
    bad = reached.opted_out[pilot & reached.harmful].mean()
    assert bad > 3 * reached.opted_out[pilot & ~reached.harmful].mean()


def test_is_people_s_reply_rate_in_north_america_that_of_everywhere(
    known: Columns, reached: Outreach
) -> None:
    """The pilot ran in North America: the comparison there is the fair one."""
    human = (known["source"] == "outbound_human") & np.isin(known["country"], ["US", "CA"])
    assert reached.replied[human].mean() == pytest.approx(0.029, abs=0.001)


@pytest.mark.parametrize("variant", ["learner-110", "key314", "class-b"])
def test_does_every_tier_of_a_variant_meet_its_share_of_messages(variant: str) -> None:
    """A meeting is worth 0.12 × $42,000 × 0.72; off by 2.2 dollars a message in tier A at most."""
    who = Identity(42, variant)
    table, size = lead_arrivals(who), SellingMagnitudes.of(who)
    reached, pilot = outreach(who, table), table["source"] == "outbound_ai"
    for tier in ("A", "B", "C"):
        mine = pilot & (table["tier"] == tier)
        off = reached.meeting[mine].mean() - 0.30 * size.reply_ai
        assert abs(off) * 0.12 * 42_000 * 0.72 < 2.2, tier
