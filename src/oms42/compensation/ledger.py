# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ledger of a year: it posts each period and keeps the audit trail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from oms42.compensation.chain import Chain
from oms42.compensation.exact import plain
from oms42.compensation.extras import extras
from oms42.compensation.postings import NOTHING, posting, spread, trail
from oms42.compensation.rounding import CENTS, parts, rounded
from oms42.compensation.seller_statement import Cent, Line, Posting
from oms42.compensation.year import Year

LINES_A_CENT = 100
CAP = "cap on the sum"


class Ledger:
    """Posts the periods of a year in order.

    Args:
        year: The seller's year.
        due: Exact pay by transaction of earlier years, for clawbacks.
    """

    def __init__(self, year: Year, due: Mapping[str, Fraction]) -> None:
        self.year = year
        self.due = dict(due)
        self.audit: list[tuple[int, Cent]] = []
        self._posted: dict[str, Chain] = {}
        self._capped: dict[tuple[str, str], int] = {}
        self._clawed: dict[str, int] = {}

    def post(self, number: int) -> tuple[Posting, ...]:
        """Post one period; call it for each period in order."""
        plan = self.year.plan
        made = []
        for rule, kind, now, before in self._chains(number):
            one = posting(rule, kind, now, before, plan.rounding)
            was = trail(before, plan.rounding)
            self._trace(number, rule, trail(now, plan.rounding), was)
            self._posted[rule] = now
            if one.lines or one.cents or kind == "measure":
                made.append(one)
        made += [*self._cap(number), *self._claw(number)]
        return tuple(made)

    def _chains(self, number: int) -> Iterator[tuple[str, str, Chain, Chain]]:
        year = self.year
        fresh = year.window(number).first == number
        for measure in year.plan.measures:
            before = NOTHING if fresh else self._posted.get(measure.name, NOTHING)
            yield measure.name, "measure", year.chain(measure, number), before
        for rule, kind, now in extras(year, number):
            yield rule, kind, now, self._posted.get(rule, NOTHING)

    def _trace(
        self, number: int, rule: str, now: Mapping[str, int], before: Mapping[str, int]
    ) -> None:
        period = self.year.spans[number].name
        for name in {**before, **now}:
            cents = now.get(name, 0) - before.get(name, 0)
            if cents:
                self.audit.append((number, Cent(period, rule, name, cents)))

    def _cap(self, number: int) -> Iterator[Posting]:
        year, plan = self.year, self.year.plan
        caps = [one for one in plan.caps if not one.applies_to]
        if not caps:
            return
        span = year.window(number)
        share = span.total(year.shares()) or Fraction(0)
        limit = min(one.money(plan.target_incentive * share, share) for one in caps)
        weights: dict[tuple[str, str], int] = {}
        for k, one in self.audit:
            if k >= span.first and one.rule != CAP and not self._is_clawback(one.rule):
                key = one.rule, one.transaction
                weights[key] = weights.get(key, 0) + one.cents
        over = min(rounded(limit, CENTS, plan.rounding) - sum(weights.values()), 0)
        taken = (
            dict(zip(weights, spread(over, list(weights.values())), strict=True)) if over else {}
        )
        before = self._capped if span.first < number else {}
        period = year.spans[number].name
        cents = 0
        for key in {**before, **taken}:
            change = taken.get(key, 0) - before.get(key, 0)
            cents += change
            if change:
                self.audit.append((number, Cent(period, CAP, key[1], change)))
        self._capped = taken
        if cents:
            said = f"incentive of the window is at most {plain(limit)} {plan.currency}"
            lines = (Line("", said, None, None, cents * LINES_A_CENT),)
            yield Posting(CAP, "cap", None, None, None, lines, cents)

    def _is_clawback(self, rule: str) -> bool:
        clawback = self.year.plan.clawback
        return clawback is not None and clawback.name == rule

    def _claw(self, number: int) -> Iterator[Posting]:
        clawback, span = self.year.plan.clawback, self.year.spans[number]
        if clawback is None:
            return
        first = self.year.spans[0].first_day
        shares = {
            one.id: (clawback.part(one.day, one.cancelled), one.cancelled)
            for one, _ in self.year.transactions
            if one.cancelled is not None and first <= one.cancelled <= span.last_day
        }
        exact = [-part * self.paid(name) for name, (part, _) in shares.items()]
        cents = parts(exact, CENTS, self.year.plan.rounding)
        now = dict(zip(shares, cents, strict=True))
        before = dict(self._clawed)
        self._trace(number, clawback.name, now, before)
        self._clawed = now
        lines = tuple(
            Line(
                name,
                f"cancelled {shares[name][1]}: {float(shares[name][0]) * 100:.4g} % comes back",
                None,
                None,
                (after - before.get(name, 0)) * LINES_A_CENT,
            )
            for name, after in now.items()
            if after != before.get(name, 0)
        )
        if lines:
            total = sum(one.units for one in lines) // LINES_A_CENT
            yield Posting(clawback.name, "clawback", None, None, None, lines, total)

    def paid(self, transaction: str) -> Fraction:
        """Give what was paid on a transaction to date, before clawbacks, in currency units."""
        cents = sum(
            one.cents
            for _, one in self.audit
            if one.transaction == transaction and not self._is_clawback(one.rule)
        )
        return self.due.get(transaction, Fraction(0)) + Fraction(cents, CENTS)
