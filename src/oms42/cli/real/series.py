# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Public time series that statsmodels ships, those alone whose terms are clear.

Left out on purpose: `sunspots` (its publisher's terms today bar commercial use) and `co2` (its
publisher's terms today differ from the package's words).
"""

import csv
import io
from dataclasses import dataclass

import numpy as np

from oms42.cli.real.installed import Installed
from oms42.cli.real.origin import CC_BY, PUBLIC, Extract, License, Origin
from oms42.kelvane.contract import Column, Contract

MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
Rows = list[dict[str, str]]
PUBLISHED = 'The package says "This is public domain."'


@dataclass(frozen=True)
class Named:
    """Describe one series.

    Attributes:
        title: Short name for people.
        description: What one row is.
        meaning: What the value is.
        unit: Its unit.
        decimals: Digits after the point in the source.
        example: One value.
        folder: Its folder in statsmodels, and its file's name.
        column: Its column in that file; empty where the file has one column a month.
        publisher: Who published it, and where.
        license: Its license.
        terms: On what terms.
    """

    title: str
    description: str
    meaning: str
    unit: str
    decimals: int
    example: float
    folder: str
    column: str
    publisher: tuple[str, str]
    license: License
    terms: str


FRED = ("Federal Reserve Bank of St. Louis, FRED", "https://fred.stlouisfed.org/")
SERIES = {
    "nile": Named(
        "Flow of the Nile at Aswan, 1871 to 1970",
        "One row is a year. The level changes near 1898.",
        "Discharge of the year.",
        "100 million cubic meters",
        0,
        1120,
        "nile",
        "volume",
        (
            "Cobb (1978), The problem of the Nile, Biometrika 65(2), 243-251",
            "https://doi.org/10.1093/biomet/65.2.243",
        ),
        PUBLIC,
        PUBLISHED,
    ),
    "elnino": Named(
        "Sea surface temperature of the eastern Pacific, 1950 to 2010",
        "One row is a month. Mean over 0 to 10 degrees south and 80 to 90 degrees west.",
        "Mean temperature of the month.",
        "degrees Celsius",
        2,
        23.11,
        "elnino",
        "",
        (
            "National Oceanic and Atmospheric Administration, ERSST.V3B, Niño 1+2",
            "https://www.cpc.ncep.noaa.gov/data/indices/",
        ),
        PUBLIC,
        'A work of the United States government; the package says "This data is in the public '
        'domain." Changed: one row a month instead of one column.',
    ),
    "us_consumption": Named(
        "Real personal consumption of the United States, 1959 to 2009",
        "One row is a quarter, seasonally adjusted, at an annual rate.",
        "Real personal consumption expenditures.",
        "billions of chained 2005 US dollars",
        1,
        1707.4,
        "macrodata",
        "realcons",
        FRED,
        PUBLIC,
        f"A statistic of the United States government. {PUBLISHED}",
    ),
    "us_unemployment": Named(
        "Unemployment rate of the United States, 1959 to 2009",
        "One row is a quarter, seasonally adjusted.",
        "Unemployed people in the labor force.",
        "percent",
        1,
        5.8,
        "macrodata",
        "unemp",
        ("U.S. Bureau of Labor Statistics", "https://www.bls.gov/"),
        PUBLIC,
        f"A statistic of the United States government. {PUBLISHED}",
    ),
    "electrical_equipment": Named(
        "Turnover of the makers of electrical equipment, euro area, 1995 to 2016",
        "One row is a month: index of total turnover of the electrical and related industries in "
        "the euro area (18 countries), adjusted for working days, not for the season.",
        "Index of turnover.",
        "index",
        2,
        66.19,
        "elec_equip",
        "STS.M.I7.W.TOVT.NS0016.4.000",
        ("Eurostat", "https://ec.europa.eu/eurostat"),
        CC_BY,
        "Eurostat lets its statistics be reused if the source is named; the package says "
        '"This is public domain." Changed: dates are written as YYYY-MM-DD. Eurostat is not '
        "responsible for this use.",
    ),
}


def series(installed: Installed) -> list[Extract]:
    """Read the series.

    Args:
        installed: The installed packages.

    Returns:
        One extract a series.

    Raises:
        CommandError: If statsmodels is not installed in the pinned version.

    Example:
        >>> from pathlib import Path
        >>> [len(made.columns["t"]) for made in series(Installed(Path()))]
        [100, 732, 203, 203, 257]
    """
    return [_series(installed, name, one) for name, one in SERIES.items()]


def _series(installed: Installed, name: str, one: Named) -> Extract:
    """Read one series."""
    file = f"statsmodels/datasets/{one.folder}/{one.folder}.csv"
    rows = list(csv.DictReader(io.StringIO(installed.text("statsmodels", file))))
    days, texts = _long(rows) if not one.column else _dated(rows, one.column)
    title, path = one.publisher
    origin = Origin(title, path, "statsmodels 0.15.0 (PyPI)", file, one.license, one.terms)
    first = Column("t", "date", "Time", "First day of the period.", days[0], unique=True)
    value = Column(
        "value",
        "number",
        "Value",
        one.meaning,
        one.example,
        unit=one.unit,
        decimals=one.decimals,
    )
    columns = {
        "t": np.array(days, dtype="datetime64[D]"),
        "value": np.array(texts, dtype=np.float64),
    }
    contract = Contract(name, one.title, one.description, (first, value), ("t",))
    return Extract(contract, columns, origin, kind="series")


def _long(rows: Rows) -> tuple[list[str], list[str]]:
    """Turn a file with a column a month into one row a month."""
    cells = [(f"{row['YEAR']}-{m:02}-01", row[n]) for row in rows for m, n in enumerate(MONTHS, 1)]
    return [day for day, _ in cells], [text for _, text in cells]


def _dated(rows: Rows, column: str) -> tuple[list[str], list[str]]:
    """Find the first day of each row's period."""
    return [_day(row) for row in rows], [row[column] for row in rows]


def _day(row: dict[str, str]) -> str:
    """Write the first day of a period: of a year, a quarter or a named month."""
    if "DATE" in row:
        month, day, year = row["DATE"].split("-")
        return f"{year}-{MONTHS.index(month.upper()) + 1:02}-{int(day):02}"
    return f"{row['year']}-{3 * int(row.get('quarter', '1')) - 2:02}-01"
