# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Commission as an asset: what is capitalized, over how long, month by month to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.stats.arrays import read_only, vector, whole

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

EXPEDIENT = 12  # months: the longest period for which the expedient may be used


@dataclass(frozen=True)
class Amortization:
    """Hold a commission's schedule; the cents add up to the commission exactly.

    Attributes:
        cents: Expense of each month in cents, shape (months,).
        capitalized: Whether it became an asset; if not, all is expensed in the first month.
        months: Length of the schedule.
    """

    cents: tuple[int, ...]
    capitalized: bool
    months: int

    @property
    def expense(self) -> FloatArray:
        """Expense of each month, shape (months,)."""
        return read_only(np.array(self.cents, dtype=np.float64) / 100)

    @property
    def carrying(self) -> FloatArray:
        """Carrying amount of the asset at each month's end, shape (months,)."""
        left = sum(self.cents) - np.cumsum(np.array(self.cents, dtype=np.int64))
        return read_only(left / 100)

    @property
    def by_year(self) -> FloatArray:
        """Expense of each twelve months from the start, shape (years,)."""
        starts = np.arange(0, self.months, 12)
        return read_only(np.add.reduceat(np.array(self.cents, dtype=np.int64), starts) / 100)

    def ended(self, month: int) -> Amortization:
        """Return the schedule if the contract ends: what is left is expensed in that month.

        Args:
            month: Month in which it ends, 1 is the first.

        Returns:
            The shortened schedule; its cents add up to the same commission.

        Raises:
            TypeError: The month is not a whole number.
            ValueError: It lies outside the schedule.

        Example:
            >>> amortise(1200, 12).ended(3).expense
            array([ 100.,  100., 1000.])
        """
        last = whole(month, name="month")
        if last > self.months:
            raise ValueError(f"month is {month}; the schedule has {self.months} months.")
        kept = self.cents[: last - 1]
        return Amortization((*kept, sum(self.cents) - sum(kept)), self.capitalized, last)

    def to_frame(self) -> pd.DataFrame:
        """Return one row a month.

        Returns:
            Columns month, expense and carrying.
        """
        import pandas as pd

        month = np.arange(1, self.months + 1)
        return pd.DataFrame({"month": month, "expense": self.expense, "carrying": self.carrying})


def amortise(
    commission: float | Decimal,
    months: int,
    expedient: bool = False,
    *,
    pattern: ArrayLike | None = None,
) -> Amortization:
    r"""Capitalize an incremental commission and spread it over the period of benefit.

    Month $j$ bears $\operatorname{round}(C\,W_j) - \operatorname{round}(C\,W_{j-1})$ cents with
    $W_j$ the share of the benefit transferred by the end of month $j$ ($j/n$ straight-line), halves
    to even: no month is off by more than a cent, and the sum is $C$ exactly.

    Args:
        commission: Incremental cost of obtaining the contract, 0 or more, in whole cents.
        months: Period of benefit: with a commensurate commission on renewal the term of the
            contract, else including the renewals expected (see `benefit_months`).
        expedient: Whether the entity elected the practical expedient: a commission with a period of
            benefit of 12 months or less is expensed when incurred. Longer ones are capitalized
            all the same.
        pattern: Relative transfer of goods or services by month, 0 or more, shape (months,);
            straight-line without it.

    Returns:
        The schedule.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range, the commission is not in whole cents, or the pattern
            has another length.

    Source:
        asc340 (340-40-25-1 to 25-4, 35-1); ifrs15_bc (IFRS 15.91 to 94, 99).

    Example:
        >>> amortise(48_000, 60).by_year
        array([9600., 9600., 9600., 9600., 9600.])
        >>> amortise(1000, 12, expedient=True).expense[:2]
        array([1000.,    0.])
    """
    number(float(commission), name="commission", least=0.0)
    exact = Decimal(str(commission)) * 100
    if exact != exact.to_integral_value():
        raise ValueError(f"commission is {commission}; it must be in whole cents: round it first.")
    total, count = int(exact), whole(months, name="months")
    if expedient and count <= EXPEDIENT:
        return Amortization((total, *[0] * (count - 1)), False, count)
    weights = np.ones(count) if pattern is None else vector(pattern, name="pattern")
    if weights.shape != (count,) or weights.min() < 0 or weights.sum() <= 0:
        raise ValueError(
            f"pattern needs {count} values of 0 or more, one a month, and at least one above 0."
        )
    parts = [Fraction(one) for one in weights.tolist()]
    whole_, reached, before, cents = sum(parts), Fraction(0), 0, []
    for part in parts:
        reached += part
        now = round(total * reached / whole_)  # a fraction rounds exactly, halves to even
        cents.append(now - before)
        before = now
    return Amortization(tuple(cents), True, count)


def commensurate(initial: float, renewal: float, *, tolerance: float = 0.1) -> bool:
    """Say whether a renewal commission is commensurate with the initial one.

    It is if both are reasonably proportional to their contracts' values; that a renewal takes less
    effort is no argument (TRG, November 2016: 6 % and 2 % are not commensurate).

    Args:
        initial: Commission on the initial contract ÷ its value, above 0.
        renewal: Commission on the renewal ÷ its value, 0 or more.
        tolerance: Relative difference that still counts as proportional: a judgement to document.

    Returns:
        Whether it is.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range.

    Source:
        deloitte_dart; FASB TRG agenda paper 57 (November 2016).

    Example:
        >>> commensurate(0.06, 0.02), commensurate(0.05, 0.05)
        (False, True)
    """
    first = number(initial, name="initial", above=0.0)
    later = number(renewal, name="renewal", least=0.0)
    allowed = number(tolerance, name="tolerance", least=0.0)
    return abs(later - first) <= allowed * first + 1e-12


def benefit_months(
    term: int, life: int, initial: float, renewal: float, *, tolerance: float = 0.1
) -> int:
    """Return the period of benefit of an initial commission.

    Args:
        term: Months of the initial contract.
        life: Months that the customer is expected to stay, renewals included (as far as the product
            sold today will still serve).
        initial: Commission on the initial contract ÷ its value.
        renewal: Commission on the renewal ÷ its value.
        tolerance: See `commensurate`.

    Returns:
        The term if the renewal commission is commensurate, else the longer of term and life.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range.

    Example:
        >>> benefit_months(12, 60, 0.06, 0.02), benefit_months(12, 60, 0.05, 0.05)
        (60, 12)
    """
    short, long = whole(term, name="term"), whole(life, name="life")
    return short if commensurate(initial, renewal, tolerance=tolerance) else max(short, long)


def impairment(carrying: float, consideration: float, costs: float = 0.0) -> float:
    """Return the impairment of a commission asset.

    Args:
        carrying: Carrying amount, 0 or more.
        consideration: Consideration still expected for the goods or services of the asset.
        costs: Costs of providing them not yet recognized as expenses.

    Returns:
        Carrying amount beyond consideration less costs, 0 if there is none.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is below 0.

    Source:
        asc340 (340-40-35-3); ifrs15_bc (IFRS 15.101).

    Example:
        >>> impairment(9_600, 20_000, 15_000)
        4600.0
    """
    asset = number(carrying, name="carrying", least=0.0)
    coming = number(consideration, name="consideration", least=0.0)
    return max(0.0, asset - max(0.0, coming - number(costs, name="costs", least=0.0)))
