# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Commission on a contract of several years: on its whole value, or on a year of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oms42.compensation.numbers import number
from oms42.stats.arrays import whole

if TYPE_CHECKING:
    import pandas as pd

DESIGNS = ("ACV only", "ACV and kicker", "TCV as recoverable advance")


@dataclass(frozen=True)
class ContractLength:
    """Hold what three designs pay for the same contract, in the order of `designs`.

    Attributes:
        designs: Names of the designs.
        at_signing: Paid when the contract is signed.
        by_exit: Paid in all by the month of exit (or the end of the term).
        recovered: Taken back at exit.
        kept: by_exit − recovered.
        delivered: Revenue delivered by then.
        on_delivered: The rate on it: what delivery alone would have paid.
        tcv_commission: The rate on total contract value.
        acv_commission: The rate on annual contract value.
    """

    designs: tuple[str, ...]
    at_signing: tuple[float, ...]
    by_exit: tuple[float, ...]
    recovered: tuple[float, ...]
    kept: tuple[float, ...]
    delivered: float
    on_delivered: float
    tcv_commission: float
    acv_commission: float

    def to_frame(self) -> pd.DataFrame:
        """Return one row a design.

        Returns:
            Columns design, at_signing, by_exit, recovered and kept.
        """
        import pandas as pd

        names = ("at_signing", "by_exit", "recovered", "kept")
        table = {"design": list(self.designs)} | {name: list(getattr(self, name)) for name in names}
        return pd.DataFrame(table)


def contract_length(
    acv: float,
    years: int,
    *,
    rate: float = 0.10,
    kicker: float = 0.01,
    exit_month: int | None = None,
) -> ContractLength:
    """Compare three ways to pay for a contract of several years that may end early.

    ACV only pays the rate on a year's value at signing. The kicker adds a share of a year's value
    for each year beyond the first, paid on its anniversary if the customer is still there. TCV
    pays the rate on the whole value at signing as an advance that is earned with delivery; what is
    not earned at exit is recovered. Whether it may be recovered is a question of law and of the
    written plan: an advance can be, an earned wage cannot.

    Args:
        acv: Annual contract value, 0 or more.
        years: Years of the contract.
        rate: Commission as a share of value.
        kicker: Share of a year's value for each further year.
        exit_month: Months after which the customer leaves; at the end of the term without it.

    Returns:
        What each design pays.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range.

    Example:
        >>> made = contract_length(300_000, 3, exit_month=14)
        >>> made.tcv_commission, made.acv_commission, made.on_delivered
        (90000.0, 30000.0, 35000.0)
        >>> made.kept
        (30000.0, 33000.0, 35000.0)
    """
    value, term = number(acv, name="acv", least=0.0), whole(years, name="years")
    share = number(rate, name="rate", least=0.0)
    extra = number(kicker, name="kicker", least=0.0)
    month = 12 * term if exit_month is None else whole(exit_month, name="exit_month")
    if month > 12 * term:
        raise ValueError(f"exit_month is {exit_month}; the contract has {12 * term} months.")
    delivered = value * month / 12
    earned, tcv, first = share * delivered, share * value * term, share * value
    anniversaries = min(month // 12, term - 1)
    signing = (first, first, tcv)
    paid = (first, first + anniversaries * extra * value, tcv)
    back = (0.0, 0.0, tcv - earned)
    kept = tuple(one - taken for one, taken in zip(paid, back, strict=True))
    return ContractLength(DESIGNS, signing, paid, back, kept, delivered, earned, tcv, first)
