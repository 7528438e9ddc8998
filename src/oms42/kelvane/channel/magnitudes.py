# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted numbers of the channel."""

from dataclasses import dataclass

from oms42.kelvane.identity import Identity


@dataclass(frozen=True)
class ChannelMagnitudes:
    """Hold the planted numbers of one company.

    Attributes:
        partner_share: Share of fiscal year 2025's bookings that partners bring (company fact).
        case_commission: Commission of the agent of the case, in percent (PT-25).
        norm_commission: Mean commission of the other agents, in percent (PT-25).
        case_margin: Margin of the distributor of the case, in percent (PT-25).
        norm_margin: Mean margin of the other distributors, in percent (PT-25).
        pairs: Invoices that were entered in two parts just under the approval limit (PT-25).
        triples: Invoices that were entered in three such parts (PT-25).
        tender_triples: Those of the triples that fall into an open tender (PT-25).
        conflict_share: Direct deals on an account with a live registration, as a share (PT-26).
        conflict_discount: Points of discount that such a deal has on top (PT-26).
        registration_fall: Registrations that the partner then holds back, as a share (PT-26).
    """

    partner_share: float
    case_commission: float
    norm_commission: float
    case_margin: float
    norm_margin: float
    pairs: int
    triples: int
    tender_triples: int
    conflict_share: float
    conflict_discount: float
    registration_fall: float

    @property
    def splits(self) -> int:
        """Return the number of entries just under the limit.

        Returns:
            Two a pair and three a triple.

        Example:
            >>> ChannelMagnitudes.of(Identity()).splits
            22
        """
        return 2 * self.pairs + 3 * self.triples

    @classmethod
    def of(cls, identity: Identity) -> "ChannelMagnitudes":
        """Return the planted numbers of one company.

        Args:
            identity: Which company.

        Returns:
            The published numbers, or a variant's.

        Example:
            >>> ChannelMagnitudes.of(Identity()).conflict_share
            0.083
        """

        def size(name: str, base: float, low: float, high: float) -> float:
            return identity.magnitude(f"channel.{name}", base, low, high)

        return cls(
            partner_share=0.31,
            case_commission=round(2 * size("case_commission", 14.0, 12.0, 16.0)) / 2,
            norm_commission=5.0,
            case_margin=round(2 * size("case_margin", 28.0, 26.5, 29.5)) / 2,
            norm_margin=18.0,
            pairs=round(size("pairs", 5.0, 4.0, 6.0)),
            triples=4,
            tender_triples=3,
            conflict_share=size("conflict_share", 0.083, 0.073, 0.093),
            conflict_discount=size("conflict_discount", 7.0, 6.0, 8.0),
            registration_fall=size("registration_fall", 0.31, 0.27, 0.35),
        )
