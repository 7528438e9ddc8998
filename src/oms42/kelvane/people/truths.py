# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the sellers' tables promise to their analysts."""

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.annual import KINDS
from oms42.kelvane.people.classes import TRIGGER
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.panel import QUARTER_SD
from oms42.kelvane.people.pay_truths import pay_promises
from oms42.kelvane.people.planting import EXECUTIVES
from oms42.kelvane.people.practice_truths import practice_promises
from oms42.kelvane.truth import Promise


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return the promises about the sellers.

    Args:
        identity: Which company.

    Returns:
        PT-06, PT-08, PT-11 to PT-16 and the split credits of PT-23.

    Example:
        >>> sorted({promise.name[:5] for promise in promises(Identity())})
        ['PT-06', 'PT-08', 'PT-11', 'PT-12', 'PT-13', 'PT-14', 'PT-15', 'PT-16', 'PT-23']
    """
    size = PeopleMagnitudes.of(identity)
    return (
        *_shares(size),
        *_ranking(size),
        *_ratchet(size),
        *_trigger(size),
        *pay_promises(size),
        *practice_promises(size),
    )


def _shares(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about annual attainment and its parts, exact on the parts."""
    rest = 1.0 - size.potential_share - size.skill_share - size.noise_share
    exact = (
        ("mean", "Mean annual attainment of the 84.", size.attainment_mean),
        ("sd", "Standard deviation of annual attainment.", size.attainment_sd),
        ("potential_share", "Share of its variance due to potential.", size.potential_share),
        ("skill_share", "Share of its variance due to skill.", size.skill_share),
        ("noise_share", "Share of its variance due to chance.", size.noise_share),
        ("other_share", "Share of its variance due to anything else that lasts a year.", rest),
    )
    return tuple(
        Promise(f"PT-06.{name}", says, value, 1e-6, "counterfactual") for name, says, value in exact
    )


def _ranking(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return what an analyst finds about potential and rank."""
    return (
        Promise(
            "PT-06.potential_found",
            "R squared of the last four quarters' attainment on the potential index, 84 sellers.",
            size.potential_share,
            0.005,
            "sample",
        ),
        Promise(
            "PT-06.potential_executives",
            "The same for the 60 account executives, with the index from territories.",
            size.potential_share,
            0.03,
            "sample",
        ),
        Promise(
            "PT-06.leader_adjusted",
            "The account executive who leads the raw ranking stands at this share of the ranking "
            "adjusted for potential (0 last, 1 first).",
            0.5,
            0.12,
            "sample",
        ),
        Promise(
            "PT-06.quarter_sd",
            "Standard deviation of a quarter's attainment around the seller's own level.",
            QUARTER_SD,
            0.05,
            "sample",
        ),
    )


def _ratchet(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the ratchet and the bunching."""
    return (
        Promise(
            "PT-08.ratchet",
            "A ramped seller's next quota rises by this share of the overage.",
            size.ratchet,
            0.01,
            "sample",
        ),
        Promise(
            "PT-08.deferral",
            "Share of the quarters that could close above 104 % in which business is held back.",
            size.deferral,
            0.02,
            "counterfactual",
        ),
        Promise(
            "PT-08.bunching",
            "The same share, from the excess of attainments in 100 to 104 % over a smooth density.",
            size.deferral,
            None,
            "sample",
        ),
    )


def _trigger(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about one quarter as a trigger of improvement plans."""
    return (
        Promise(
            "PT-16.flagged",
            f"Account executives of {EXECUTIVES} that one quarter below {TRIGGER:.0%} flags, mean "
            "of the last four quarters.",
            float(size.flagged),
            1.0,
            "sample",
        ),
        Promise(
            "PT-16.adequate",
            "Share of the flagged whose skill would attain 80 % or more in a mean territory.",
            0.75,
            0.25,
            "counterfactual",
        ),
        Promise(
            "PT-16.adequate_found",
            "Share of the flagged whose potential-adjusted, shrunk attainment is 80 % or more.",
            0.75,
            0.25,
            "sample",
        ),
        Promise(
            "PT-16.executives_mean",
            "Mean annual attainment of account executives, 0.95 in the published company.",
            size.attainment_mean + executives_above(),
            1e-6,
            "counterfactual",
        ),
    )


def executives_above() -> float:
    """Return how far account executives stand above the mean of all.

    Returns:
        Mean offset of the 24 enterprise, 30 mid-market and 6 public-sector executives.

    Example:
        >>> round(executives_above(), 6)
        0.03
    """
    heads = {"enterprise": 24, "mid-market": 30, "public": 6}
    return sum(KINDS[kind] * count for kind, count in heads.items()) / EXECUTIVES
