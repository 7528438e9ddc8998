# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the field promises to its analysts."""

from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.field.potential import WOMEN
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise

TERRITORIES = 60
ROWS = 7_110


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return the promises about accounts, cells and territories.

    Args:
        identity: Which company.

    Returns:
        PT-06 (its potential part), PT-07 and the duplicates of PT-23.

    Example:
        >>> [promise.name for promise in promises(Identity())][:2]
        ['PT-06.potential_cv', 'PT-06.women_index']
    """
    size = FieldMagnitudes.of(identity)
    return (*_potential(size), *_workload(size), *_duplicates(size))


def _potential(size: FieldMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the potential index."""
    men = (TERRITORIES - WOMEN * size.women_index) / (TERRITORIES - WOMEN)
    return (
        Promise(
            "PT-06.potential_cv",
            "Territories differ in potential: the index has this coefficient of variation.",
            size.potential_cv,
            0.001,
            "sample",
        ),
        Promise(
            "PT-06.women_index",
            "Women's territories have this mean potential index.",
            size.women_index,
            0.005,
            "sample",
        ),
        Promise(
            "PT-06.men_index",
            "The other territories have this mean potential index (the mean of all is 1).",
            men,
            0.005,
            "sample",
        ),
        Promise(
            "PT-06.index_from_accounts",
            "Potential of the cells, summed by territory and divided by the segment's mean, is the "
            "published index: largest difference.",
            0.0,
            0.001,
            "sample",
        ),
    )


def _workload(size: FieldMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about workload."""
    return (
        Promise(
            "PT-07.max_deviation",
            "The largest deviation of a territory's workload from the mean of all.",
            size.max_deviation,
            0.0005,
            "sample",
        ),
        Promise(
            "PT-07.balanced_deviation",
            "A connected assignment exists whose largest deviation is at most 10 %.",
            0.05,
            0.05,
            "counterfactual",
        ),
        Promise(
            "PT-07.balanced_compactness",
            "That assignment is no less compact: its sum of squared distances over the published "
            "one's is at most 1.",
            0.9,
            0.1,
            "counterfactual",
        ),
    )


def _duplicates(size: FieldMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about accounts entered twice."""
    share = size.duplicates / ROWS
    return (
        Promise(
            "PT-23.duplicates",
            "Share of the rows of accounts that repeat another row.",
            share,
            0.0,
            "counterfactual",
        ),
        Promise(
            "PT-23.duplicates_found",
            "Share of the rows that a fuzzy match of name, trade, country and place finds.",
            share,
            0.002,
            "sample",
        ),
    )
