# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A statement: what a seller is paid for a year, period by period, each line to be checked."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from oms42.compensation.rounding import CENTS, LINE

if TYPE_CHECKING:
    import pandas as pd

    from oms42.compensation.plan import Plan


@dataclass(frozen=True)
class Line:
    """One line: a transaction, a credit, a rate, an amount, and the rule that made it.

    Attributes:
        transaction: The transaction's key; empty for a step that is not about one transaction.
        what: The rule, in words.
        credit: What the rate pays on, in the measure's unit.
        rate: Money for each unit of the credit.
        units: The amount in 1/10000 of the currency unit.
    """

    transaction: str
    what: str
    credit: float | None
    rate: float | None
    units: int

    @property
    def amount(self) -> float:
        """The amount in currency units."""
        return self.units / LINE


@dataclass(frozen=True)
class Posting:
    """What one rule pays in one period: its lines, rounded to the cent.

    Attributes:
        rule: The name of the measure, bonus, MBO, SPIFF, pool, cap or clawback.
        kind: Which of these it is.
        credit: For a measure, the credit of the window.
        quota: The quota that it is held against.
        attainment: Credit over quota.
        lines: The lines; they add up to the posting before it is rounded.
        cents: What is posted.
    """

    rule: str
    kind: str
    credit: float | None
    quota: float | None
    attainment: float | None
    lines: tuple[Line, ...]
    cents: int

    @property
    def amount(self) -> float:
        """What is posted, in currency units."""
        return self.cents / CENTS


@dataclass(frozen=True)
class PeriodPay:
    """One period of a statement; amounts in cents, and as floats in currency units.

    Attributes:
        period: The period's name.
        salary_cents: Salary.
        postings: What each rule pays.
        top_up_cents: What a guarantee added.
        drawn_cents: What was paid ahead.
        recovered_cents: What was kept back for the balance.
        paid_cents: Incentive paid out.
        balance_cents: What the seller owes afterwards.
    """

    period: str
    salary_cents: int
    postings: tuple[Posting, ...]
    top_up_cents: int
    drawn_cents: int
    recovered_cents: int
    paid_cents: int
    balance_cents: int

    @property
    def earned_cents(self) -> int:
        """All postings together, clawbacks included."""
        return sum(one.cents for one in self.postings)

    @property
    def earned(self) -> float:
        """All postings together in currency units."""
        return self.earned_cents / CENTS

    @property
    def paid(self) -> float:
        """Incentive paid out, in currency units."""
        return self.paid_cents / CENTS

    @property
    def salary(self) -> float:
        """Salary in currency units."""
        return self.salary_cents / CENTS

    @property
    def balance(self) -> float:
        """What the seller owes afterwards, in currency units."""
        return self.balance_cents / CENTS

    def amount(self, rule: str) -> float:
        """Give what a rule posted, in currency units; 0 if it posted nothing."""
        return sum(one.cents for one in self.postings if one.rule == rule) / CENTS


@dataclass(frozen=True)
class Cent:
    """One part of the audit trail: cents of a period that come from a rule and a transaction.

    Attributes:
        period: The period's name.
        rule: The rule.
        transaction: The transaction, or an empty text for a rule that is not about one.
        cents: How many cents.
    """

    period: str
    rule: str
    transaction: str
    cents: int


@dataclass(frozen=True)
class Statement:
    """A seller's statement for a fiscal year.

    Attributes:
        plan: The plan.
        seller: The seller.
        year: The fiscal year.
        periods: The periods in order.
        audit: Where each cent that was posted comes from.
        due: Exact pay to date by transaction, for the clawbacks of a later year.
    """

    plan: Plan
    seller: str
    year: int
    periods: tuple[PeriodPay, ...]
    audit: tuple[Cent, ...]
    due: tuple[tuple[str, Fraction], ...] = ()

    @property
    def incentive(self) -> float:
        """Incentive paid out in the year, in currency units."""
        return sum(one.paid_cents for one in self.periods) / CENTS

    @property
    def earned(self) -> float:
        """Incentive earned in the year, in currency units: paid, less what is owed back."""
        return sum(one.earned_cents for one in self.periods) / CENTS

    @property
    def salary(self) -> float:
        """Salary of the year in currency units."""
        return sum(one.salary_cents for one in self.periods) / CENTS

    @property
    def total(self) -> float:
        """Salary and incentive paid in the year."""
        return sum(one.salary_cents + one.paid_cents for one in self.periods) / CENTS

    @property
    def balance(self) -> float:
        """What the seller owes at the end."""
        return self.periods[-1].balance

    def __getitem__(self, period: str) -> PeriodPay:
        """Give one period by its name."""
        for one in self.periods:
            if one.period == period:
                return one
        names = ", ".join(one.period for one in self.periods)
        raise KeyError(f"no period {period!r}; the statement has: {names}")

    def amount(self, rule: str) -> float:
        """Give what a rule posted in the year, in currency units."""
        return (
            sum(one.cents for span in self.periods for one in span.postings if one.rule == rule)
            / CENTS
        )

    def __str__(self) -> str:
        from oms42.compensation.statement_text import statement_text

        return statement_text(self)

    def to_frame(self) -> pd.DataFrame:
        """Give all lines as a table: period, rule, transaction, what, credit, rate, amount."""
        import pandas as pd

        rows = [
            (*(span.period, post.rule, post.kind), *astuple(one)[:-1], one.amount)
            for span in self.periods
            for post in span.postings
            for one in post.lines
        ]
        heads = ["period", "rule", "kind", "transaction", "what", "credit", "rate", "amount"]
        return pd.DataFrame(rows, columns=heads)

    def audit_frame(self) -> pd.DataFrame:
        """Give the audit trail as a table: period, rule, transaction, amount."""
        import pandas as pd

        rows = [(one.period, one.rule, one.transaction, one.cents / CENTS) for one in self.audit]
        return pd.DataFrame(rows, columns=["period", "rule", "transaction", "amount"])
