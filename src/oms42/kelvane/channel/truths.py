# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What partners, registrations and hospitality promise to their analysts."""

from oms42.kelvane.channel.magnitudes import ChannelMagnitudes
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise

# Standard deviation of the other distributors' margins, in percent.
PEER_SPREAD = 1.85


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return the promises about the channel.

    Args:
        identity: Which company.

    Returns:
        The partners' share of bookings, PT-25 and PT-26.

    Example:
        >>> [promise.name for promise in promises(Identity())][:2]
        ['facts.partner_share', 'PT-25.case_commission']
    """
    size = ChannelMagnitudes.of(identity)
    share = Promise(
        "facts.partner_share",
        "Partners bring this share of the annual contract value won in fiscal year 2025.",
        size.partner_share,
        0.005,
        "sample",
    )
    return (share, *_partners(size), *_hospitality(size), *_conflict(size))


def _partners(size: ChannelMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the two partners of the case."""
    return (
        Promise(
            "PT-25.case_commission",
            "The agent P-031 gets this commission, in percent.",
            size.case_commission,
            0.0,
            "sample",
        ),
        Promise(
            "PT-25.norm_commission",
            "The other agents get this on average.",
            size.norm_commission,
            0.05,
            "sample",
        ),
        Promise(
            "PT-25.undisclosed_agents",
            "Agents that have not said who owns them: P-031 alone.",
            1.0,
            0.0,
            "sample",
        ),
        Promise(
            "PT-25.case_margin",
            "The distributor P-017 buys at this margin, in percent.",
            size.case_margin,
            0.0,
            "sample",
        ),
        Promise(
            "PT-25.norm_margin",
            "The other distributors do at this on average.",
            size.norm_margin,
            0.05,
            "sample",
        ),
        Promise(
            "PT-25.margin_z",
            "In standard deviations of the others it lies this far above them.",
            (size.case_margin - size.norm_margin) / PEER_SPREAD,
            0.6,
            "sample",
        ),
    )


def _hospitality(size: ChannelMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the register of hospitality."""
    return (
        Promise(
            "PT-25.just_under_limit",
            "Entries of $480 to $499.99, just under the limit of $500.",
            float(size.splits),
            0.0,
            "sample",
        ),
        Promise(
            "PT-25.in_open_tender",
            "Those of them in an open tender.",
            3.0 * size.tender_triples,
            0.0,
            "sample",
        ),
        Promise(
            "PT-25.split_invoices",
            "Invoices entered in parts below the limit that are above it in sum.",
            float(size.pairs + size.triples),
            0.0,
            "sample",
        ),
    )


def _conflict(size: ChannelMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about channel conflict."""
    return (
        Promise(
            "PT-26.conflict_share",
            "Direct deals opened while a registration of their account was live.",
            size.conflict_share,
            0.0005,
            "sample",
        ),
        Promise(
            "PT-26.open_overlap_share",
            "The same when every day counts on which the deal was open.",
            size.conflict_share,
            0.0005,
            "sample",
        ),
        Promise(
            "PT-26.discount_true",
            "Points of discount that conflict adds.",
            size.conflict_discount,
            0.05,
            "counterfactual",
        ),
        Promise(
            "PT-26.discount",
            "The same, estimated with term, period and pull held constant.",
            size.conflict_discount,
            None,
            "sample",
        ),
        Promise(
            "PT-26.fall_true",
            "Share of registrations that partners hold back in the two quarters after a conflict.",
            size.registration_fall,
            0.002,
            "counterfactual",
        ),
        Promise(
            "PT-26.fall",
            "The same, estimated with partner and quarter held constant.",
            size.registration_fall,
            None,
            "sample",
        ),
    )
