# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Territories, sizing and quotas, each result with its certified gap.

Every solver of the room returns an ``objective``, a ``bound`` on the best one, the ``gap`` between
them and a ``status``; input that no solution can meet raises ``Infeasible``, which says why.
``measures`` says how good an alignment is, ``sizing`` how many sellers and where, ``quota`` what
each of them is to sell.
"""

from oms42.territories import measures, quota, sizing
from oms42.territories.align import Alignment, align
from oms42.territories.district import Districting, district
from oms42.territories.outcome import Certificate, Infeasible
from oms42.territories.p_median import PMedian, p_median
from oms42.territories.realign import realign

__all__ = [
    "Alignment",
    "Certificate",
    "Districting",
    "Infeasible",
    "PMedian",
    "align",
    "district",
    "measures",
    "p_median",
    "quota",
    "realign",
    "sizing",
]
