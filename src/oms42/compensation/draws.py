# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""A draw: pay in advance of what is earned, and how each period is settled.

With earnings $e_t$ (clawbacks already in them), balance $b_{t-1}$ owed by the seller and draw
$d_t$:

$$n_t = e_t + g_t - b_{t-1}, \qquad p_t = \max(n_t,\, d_t,\, 0), \qquad b_t = p_t - n_t$$

A recoverable draw is lent: what it pays beyond $n_t$ is the new balance. A draw that is not
recoverable is a guarantee: $d_t$ is 0 there and $g_t$ tops earnings *before clawbacks* up to the
draw, so it shields against low sales and not against clawbacks. Without a draw the same settlement
holds with $d_t = 0$: pay is never negative, and what could not be taken back is carried forward.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class Draw(Rule):
    """Pay at least this much in a period.

    Attributes:
        amount: The draw of one full period; a period that is employed in part has its share.
        recoverable: True: what was paid ahead is kept back from later earnings; False: a guarantee.
        periods: How many periods it lasts, counted from the seller's first; left out, all.

    Example:
        >>> Draw(3_000, recoverable=False, periods=3)
        Draw(amount=3000, recoverable=False, periods=3)
    """

    amount: Annotated[Fraction, Spec("number", "the draw of one full period", least=0)]
    recoverable: Annotated[bool, Spec("flag", "whether it is paid back")] = True
    periods: Annotated[
        int | None, Spec("whole", "how many periods it lasts", least=1, optional=True)
    ] = None

    def due(self, number: int, share: Fraction) -> Fraction:
        """Give the draw of a seller's period.

        Args:
            number: Number of the period, 0 for the seller's first.
            share: Share of the period that the seller is employed.

        Returns:
            Money.
        """
        runs = self.periods is None or number < self.periods
        return self.amount * share if runs else Fraction(0)


@dataclass(frozen=True)
class Settlement:
    """How one period was settled, in cents.

    Attributes:
        top_up: What a guarantee added.
        paid: Incentive paid out.
        drawn: What was paid ahead of earnings in this period.
        recovered: What was kept back for the balance.
        balance: What the seller owes afterwards.
    """

    top_up: int
    paid: int
    drawn: int
    recovered: int
    balance: int


def settle(earned: int, clawed: int, balance: int, lent: int, guaranteed: int) -> Settlement:
    """Settle one period.

    Args:
        earned: Earnings before clawbacks, in cents.
        clawed: Clawbacks, in cents, 0 or less.
        balance: Owed before, in cents.
        lent: The recoverable draw, in cents.
        guaranteed: The draw that is not recoverable, in cents.

    Returns:
        What is paid and what is owed.

    Example:
        >>> settle(earned=2_000, clawed=0, balance=0, lent=3_000, guaranteed=0)
        Settlement(top_up=0, paid=3000, drawn=1000, recovered=0, balance=1000)
        >>> settle(earned=5_000, clawed=-1_500, balance=1_000, lent=3_000, guaranteed=0).balance
        500
    """
    top_up = max(guaranteed - earned, 0) if guaranteed else 0
    own = earned + top_up + clawed
    net = own - balance
    paid = max(net, lent, 0)
    after = paid - net
    change = after - balance
    return Settlement(top_up, paid, max(change, 0), max(-change, 0), after)
