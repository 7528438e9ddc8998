# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The instructor's key to the planted defects: is each count right, and does nobody else get it?"""

import fnmatch
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from traitlets.config.loader import PyFileConfigLoader

from oms42.datasets import columns

from .conftest import COURSE

KEY = COURSE / "defects.md"
ROW = re.compile(r"^\| ([\w %]+) \| `(\w+)` \| ([\d,]+) \| ([\d,]+) \| ([\d.]+) % \|$", re.M)
EXTRACT = np.datetime64("2026-09-30")
# Countries of Kelvane's customers whose currency is the euro.
EURO = ("AT", "BE", "DE", "ES", "FI", "FR", "IE", "NL", "PT")
Found = tuple[NDArray[np.bool_], NDArray[np.bool_]]


def past(deals: dict[str, NDArray[Any]]) -> Found:
    """Open deals, and those of them that should have closed."""
    still = deals["outcome"] == "open"
    return still & (deals["close_date"] < EXTRACT), still


def dollars(deals: dict[str, NDArray[Any]]) -> Found:
    """Deals of the euro area, and those of them in dollars."""
    accounts = columns("accounts")
    country = dict(zip(accounts["account_id"].tolist(), accounts["country"].tolist(), strict=True))
    euro = np.array([country[key] in EURO for key in deals["account_id"].tolist()])
    return euro & (deals["currency"] == "USD"), euro


def reasons(deals: dict[str, NDArray[Any]]) -> Found:
    """Losses, and those of them without a reason."""
    lost = np.isin(deals["outcome"], ["lost", "no_decision"])
    return lost & (deals["loss_reason"] == ""), lost


def splits(quotas: dict[str, NDArray[Any]]) -> Found:
    """Seller-quarters, and those of them whose credits are more than the deals."""
    above = quotas["credited_splits"] > 1.0
    return above, np.ones_like(above)


def sundays(snapshots: dict[str, NDArray[Any]]) -> Found:
    """Snapshots, and those of them that are not of a Monday (1970 began on a Thursday)."""
    weekday = (snapshots["snapshot_date"].astype(np.int64) + 3) % 7
    return weekday != 0, np.ones_like(weekday, dtype=bool)


FINDERS: dict[str, tuple[str, Callable[[dict[str, NDArray[Any]]], Found]]] = {
    "past close date": ("opportunities", past),
    "euros booked as dollars": ("opportunities", dollars),
    "split credits above 100 %": ("quotas", splits),
    "missing loss reason": ("opportunities", reasons),
    "snapshot a day too early": ("opp_snapshots", sundays),
}


def stated() -> dict[str, tuple[str, int, int, float]]:
    """Read the key's table."""
    return {
        name: (table, int(rows.replace(",", "")), int(of.replace(",", "")), float(share))
        for name, table, rows, of, share in ROW.findall(KEY.read_text("utf-8"))
    }


def test_are_the_six_defects_of_the_plan_in_the_key() -> None:
    assert set(stated()) == {*FINDERS, "account entered twice"}


@pytest.mark.parametrize("name", list(FINDERS))
def test_is_each_count_that_of_the_published_table(name: str) -> None:
    table, find = FINDERS[name]
    wrong, base = find(columns(table))
    assert stated()[name][:3] == (table, wrong.sum(), base.sum())


def test_are_as_many_accounts_twice_as_the_generator_wrote() -> None:
    """Its hidden column says which; the public tables do not."""
    from oms42.kelvane.field.stage import field
    from oms42.kelvane.identity import Identity
    from oms42.kelvane.world import World

    copies = field(World(Identity())).hidden["accounts"]["duplicate_of"] != ""
    assert stated()["account entered twice"][:3] == ("accounts", copies.sum(), copies.size)


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("past close date", 14),
        ("account entered twice", 6),
        ("missing loss reason", 31),
        ("snapshot a day too early", 3),
    ],
)
def test_are_the_shares_those_of_the_plan(name: str, share: float) -> None:
    """The plan's data set specification: 14 %, 6 %, 31 % and 3 %."""
    _, rows, of, said = stated()[name]
    assert said == round(100 * rows / of, 1)
    assert said == pytest.approx(share, abs=0.05)


def test_are_eleven_deals_in_the_wrong_currency_all_won_and_off_by_the_plan_rate() -> None:
    deals = columns("opportunities")
    wrong, euro = dollars(deals)
    assert wrong.sum() == 11
    assert set(deals["outcome"][wrong].tolist()) == {"won"}
    assert (deals["amount_acv"][wrong] == deals["amount_acv_lc"][wrong]).all()
    rest = euro & ~wrong
    rate = deals["amount_acv"][rest] / deals["amount_acv_lc"][rest]
    assert np.median(rate) == pytest.approx(1.08, abs=1e-4)


def test_are_the_early_snapshots_all_from_asia_and_the_pacific() -> None:
    shots, deals, accounts = (columns(n) for n in ("opp_snapshots", "opportunities", "accounts"))
    region = dict(zip(accounts["account_id"].tolist(), accounts["region"].tolist(), strict=True))
    where = dict(zip(deals["opp_id"].tolist(), deals["account_id"].tolist(), strict=True))
    early = np.unique(shots["opp_id"][sundays(shots)[0]])
    assert {region[where[key]] for key in early.tolist()} == {"APAC"}


def test_does_every_file_that_the_key_names_exist() -> None:
    named = re.findall(r"`((?:src|tests)/[\w/]+\.py)`", KEY.read_text("utf-8"))
    assert len(named) > 5
    assert [name for name in named if not (COURSE.parent / name).is_file()] == []


def test_can_no_assignment_carry_the_key() -> None:
    """It lies outside the assignments; if it is ever put into one, nbgrader leaves it out."""
    assert list((COURSE / "source").rglob("defects*")) == []
    config = PyFileConfigLoader("nbgrader_config.py", path=str(COURSE)).load_config()
    ignored = config.CourseDirectory.ignore
    assert any(fnmatch.fnmatch(KEY.name, pattern) for pattern in ignored)


@pytest.mark.parametrize("place", ["book", "datasets", "src"])
def test_is_the_key_in_nothing_that_is_published(place: str) -> None:
    """Neither in the book nor in what travels with the tables or the package."""
    folder: Path = COURSE.parent / place
    title = KEY.read_text("utf-8").splitlines()[5].removeprefix("# ")
    assert title.startswith("Answer key for instructors")
    texts = [file for kind in ("*.md", "*.json", "*.py") for file in folder.rglob(kind)]
    assert texts
    assert [file.name for file in texts if title in file.read_text("utf-8")] == []
