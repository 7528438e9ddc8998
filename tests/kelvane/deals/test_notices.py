# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.notices import with_notices


def test_are_9_percent_of_those_concerned_under_notice(base: Base) -> None:
    them = base.written
    country = base.world.tables["accounts"]["country"][them.account]
    union = np.isin(country, ["AT", "BE", "DE", "DK", "ES", "FI", "FR", "IE", "NL", "PT", "SE"])
    concerned = (them.term == 36) & (them.start >= np.datetime64("2025-09-12")) & union
    notice = them.reason == "switch_notice"
    assert int((notice & concerned).sum()) == round(0.09 * int(concerned.sum()))
    assert not (notice & ~concerned).any()


def test_runs_every_other_customers_only_subscription_beyond_the_tables() -> None:
    n = 40
    start, term = np.full(n, np.datetime64("2025-10-01")), np.full(n, 36)
    account = np.concatenate([np.arange(20), np.repeat(np.arange(20, 30), 2)])
    so_far = np.full(n, np.datetime64("NaT", "D")), np.full(n, "active", dtype="U13")
    rng = np.random.default_rng(1)
    end, reason = with_notices(rng, start, term, account, np.full(n, "FR"), so_far, 0.5)
    notice = reason == "switch_notice"
    assert int(notice.sum()) == 20
    alone = notice & (account < 20)
    assert (end[alone] > np.datetime64("2026-09-30")).all()
    assert (end[notice] - start[notice] >= np.timedelta64(45 + 91, "D")).all()


@pytest.mark.parametrize(
    ("country", "term", "start"),
    [("GB", 36, "2025-10-01"), ("DE", 12, "2025-10-01"), ("DE", 36, "2025-09-11")],
)
def test_is_nobody_else_concerned(country: str, term: int, start: str) -> None:
    """Great Britain is not in the Union, a year is not three, and 11 September came before."""
    n = 30
    so_far = np.full(n, np.datetime64("NaT", "D")), np.full(n, "active", dtype="U13")
    _, reason = with_notices(
        np.random.default_rng(1),
        np.full(n, np.datetime64(start)),
        np.full(n, term),
        np.arange(n),
        np.full(n, country),
        so_far,
        0.5,
    )
    assert set(reason.tolist()) == {"active"}
