# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which pictures a table has, and what each of them says in words.

They show how much there is of what, and nothing that a reader is to find: no rate, no outcome by
group, no distribution with something planted in it.
"""

from dataclasses import dataclass

from oms42.book.dictionary.values import (
    Columns,
    Pick,
    as_it_is,
    counts,
    course,
    large,
    meetings,
    shares,
)


@dataclass(frozen=True)
class Picture:
    """Describe a picture of a table.

    Attributes:
        kind: As :func:`oms42.charts.overview.overview` has them.
        title: What it shows, for the caption.
        axis: What the value is, with its unit.
        pick: From the table's columns to the picture's.
        more: A word on what is left out of the picture; may be empty.
    """

    kind: str
    title: str
    axis: str
    pick: Pick
    more: str = ""

    def alt(self, columns: Columns, nature: str) -> str:
        """Say in words what the picture shows.

        Args:
            columns: What it draws.
            nature: `synthetic data` or `real data`.

        Returns:
            The text alternative.

        Example:
            >>> import numpy as np
            >>> bars = {"label": np.array(["a", "b"]), "value": np.array([1_200, 3])}
            >>> Picture("bars", "Deals by type", "Deals", counts("type")).alt(bars, "real data")
            'Bar chart, real data. Deals by type: a 1,200, b 3.'
        """
        if self.kind == "bars":
            pairs = zip(columns["label"].tolist(), columns["value"].tolist(), strict=True)
            listed = ", ".join(f"{label} {value:,}" for label, value in pairs)
            return f"Bar chart, {nature}. {self.title}: {listed}."
        if self.kind in ("course", "level"):
            days, value = columns["t"].astype("datetime64[M]"), columns["value"]
            return (
                f"Line chart, {nature}. {self.title}, from {days[0]} to {days[-1]}: between "
                f"{_short(value.min())} and {_short(value.max())} ({self.axis})."
            )
        number = f"{len(next(iter(columns.values()))):,} points. " if columns else ""
        return f"Map, {nature}. {self.title}. {number}{self.more}".strip()


def _bars(title: str, column: str, axis: str = "Rows") -> Picture:
    return Picture("bars", title, axis, counts(column))


def _course(title: str, axis: str, pick: Pick) -> Picture:
    return Picture("course", title, axis, pick)


def _level(title: str, axis: str) -> Picture:
    return Picture("level", title, axis, as_it_is("t", "value"))


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


PICTURES: dict[str, tuple[Picture, ...]] = {
    "bookings_monthly": (
        _course("Bookings by month", "$M", course("month", "M", "bookings", 1e6)),
        _course("Plan of revenue by month", "$M", course("month", "M", "plan", 1e6)),
    ),
    "accounts": (
        _bars("Accounts by segment", "segment"),
        _bars("Accounts by industry", "industry"),
    ),
    "geo_cells": (
        Picture("points", "The cells of the map, west to east", "100 km", as_it_is("x", "y")),
    ),
    "territories": (_bars("Territories by region", "region"),),
    "managers": (
        Picture("bars", "Sellers of each manager", "Sellers", shares("manager_id", "span")),
    ),
    "reps": (
        _bars("Sellers, of today and of before, by role", "role"),
        _course("Sellers hired, by year", "Sellers", course("hire_date", "Y")),
    ),
    "quotas": (_course("Quotas by quarter, added up", "$M", course("quarter", "Q", "quota", 1e6)),),
    "comp_payouts": (
        _course("Sellers who were paid, by quarter", "Sellers", course("quarter", "Q")),
    ),
    "activities_m": (
        _course("Meetings by month", "Meetings", course("month", "M", "meetings")),
        _course("Calls by month", "Calls", course("month", "M", "calls")),
    ),
    "survey_engage": (_course("Answers by quarter", "Answers", course("quarter", "Q")),),
    "opportunities": (
        _bars("Opportunities by type", "type"),
        _course("Opportunities created, by quarter", "Opportunities", course("created", "Q")),
    ),
    "opp_snapshots": (_course("Rows by quarter", "Rows", course("snapshot_date", "Q")),),
    "subscriptions": (
        _bars("Subscriptions by product", "product"),
        _course("Subscriptions that start, by quarter", "Subscriptions", course("start", "Q")),
    ),
    "consumption_m": (_course("Accounts with a row, by month", "Accounts", course("month", "M")),),
    "account_pnl": (_bars("Accounts by fiscal year", "year"),),
    "partners": (_bars("Partners by type", "type"), _bars("Partners by region", "region")),
    "deal_regs": (_course("Registrations by quarter", "Registrations", course("registered", "Q")),),
    "gifts_hospitality": (_bars("Entries by kind", "kind"),),
    "leads": (
        _bars("Leads by source", "source"),
        _course("Leads by month", "Leads", course("created", "M")),
    ),
    "calls_sample": (
        _bars("Calls by region", "region"),
        _course("Calls by quarter", "Calls", course("date", "Q")),
    ),
    "enablement_rct": (_bars("Opportunities of the trial by segment", "segment"),),
    "cdnow": (_course("Purchases by month", "Purchases", course("date", "M")),),
    "us_cities": (
        Picture(
            "places",
            "Places with 100,000 inhabitants or more",
            "",
            large("population", 100_000, "longitude", "latitude"),
            "They crowd along both coasts and around the Great Lakes.",
        ),
    ),
    "us_counties": (
        Picture(
            "shapes",
            "The 88 counties of Ohio, drawn from the shapes",
            "",
            as_it_is(),
            "A grid of small, nearly square counties.",
        ),
    ),
    "us_county_neighbors": (
        Picture(
            "bars", "Counties by number of neighbors", "Counties", meetings("fips", "neighbor")
        ),
    ),
    "nile": (_level("Discharge by year", "100 million m³"),),
    "elnino": (_level("Sea surface temperature by month", "°C"),),
    "us_consumption": (_level("Real consumption by quarter", "$ billions of 2005"),),
    "us_unemployment": (_level("Unemployment by quarter", "Percent"),),
    "electrical_equipment": (_level("Turnover by month", "Index"),),
}
