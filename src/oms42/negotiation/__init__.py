# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Negotiating and keeping clean: zones, packages, caps, channel margins, red flags."""

from oms42.negotiation.bargaining import Zone, reservation_value, zone
from oms42.negotiation.channel import Channel, ChannelProfit, channel_profit
from oms42.negotiation.liability import RetainedLoss, lognormal_loss, retained_loss
from oms42.negotiation.logrolling import Packages, packages
from oms42.negotiation.red_flags import LimitFlag, PeerFlag, limit_flag, peer_flag

__all__ = [
    "Channel",
    "ChannelProfit",
    "LimitFlag",
    "Packages",
    "PeerFlag",
    "RetainedLoss",
    "Zone",
    "channel_profit",
    "limit_flag",
    "lognormal_loss",
    "packages",
    "peer_flag",
    "reservation_value",
    "retained_loss",
    "zone",
]
