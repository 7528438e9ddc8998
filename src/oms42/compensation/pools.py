# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A team pool: a rate on what the team sold, shared among its members."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class Pool(Rule):
    """Pay a member's share of a pool that the team's transactions fill.

    The team's transactions stand in the seller's table with the pool's role, and the seller's name
    or none.

    Attributes:
        name: The pool's name.
        rate: What flows into the pool, as a share of the team's transactions (0.01 is 1 %).
        member_share: The part of the pool that is this seller's: 1/8 in an even team of eight.
        role: The role of the transactions that fill it.
        basis: What the rate applies to, as for a measure.

    Example:
        >>> Pool("region", rate=0.005, member_share="1/8")
        Pool(name='region', rate=0.005, member_share=0.125)
    """

    name: Annotated[str, Spec("text", "the pool's name", least=1)]
    rate: Annotated[Fraction, Spec("number", "share of the team's transactions", least=0)]
    member_share: Annotated[Fraction, Spec("number", "part of the pool", least=0, most=1)] = (
        Fraction(1)
    )
    role: Annotated[str, Spec("text", "the role of the transactions that fill it", least=1)] = (
        "team"
    )
    basis: Annotated[str, Spec("text", "what the rate applies to", least=1)] = "amount"
