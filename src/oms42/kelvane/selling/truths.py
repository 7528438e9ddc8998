# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What leads, calls and the trial of the playbook promise to their analysts."""

import math

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lead_arrivals import PILOT_VALUE, TIERS
from oms42.kelvane.selling.magnitudes import SellingMagnitudes
from oms42.kelvane.selling.outreach import MEETING_RATE, WIN_RATE
from oms42.kelvane.truth import Promise

# Economics of the AI-SDR in the worked example: margin, cost of the platform and of review for a
# message, and what a harmful message costs on average (5 % of them cost $3,500).
MARGIN = 0.72
PLATFORM, REVIEW = 60_000 / 20_000, 0.25 * 2 / 60 * 55
HARM_COST = 0.05 * 3_500


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return the promises about leads, calls and the trial.

    Args:
        identity: Which company.

    Returns:
        PT-20, PT-21, PT-22 and PT-28.

    Example:
        >>> [promise.name for promise in promises(Identity())][:2]
        ['PT-20.base_rate', 'PT-20.mean_predicted']
    """
    size = SellingMagnitudes.of(identity)
    return (*_scores(size), *_trial(size), *_calls(size), *_pilot(size))


def net_of_message(reply: float, harmful: float) -> float:
    r"""Return what one message of the AI-SDR brings, in US dollars.

    $$r\,m\,w\,A\,g - F - h - e\,\kappa$$

    Args:
        reply: Share $r$ of messages with a reply.
        harmful: Share $e$ of harmful messages.

    Returns:
        Dollars a message, with the meeting rate $m$, win rate $w$, value $A$, margin $g$, platform
        $F$, review $h$ and cost of harm $\kappa$ of the worked example.

    Example:
        >>> round(20_000 * net_of_message(0.011, 0.004), -2)
        156300.0
    """
    gain = reply * MEETING_RATE * WIN_RATE * PILOT_VALUE * MARGIN
    return gain - PLATFORM - REVIEW - harmful * HARM_COST


def _scores(size: SellingMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the vendor's score."""
    return (
        Promise("PT-20.base_rate", "This share of leads buys.", size.base_rate, 0.0001, "sample"),
        Promise(
            "PT-20.mean_predicted",
            "The vendor's score, read as a chance, promises this share on average.",
            size.mean_predicted,
            0.001,
            "sample",
        ),
        Promise(
            "PT-20.auc",
            "The vendor's score ranks buyers above others this often.",
            size.auc,
            0.005,
            "sample",
        ),
        Promise(
            "PT-20.auc_with_leak",
            "With the time of the demo, which is set at the purchase, it seems to do so this "
            "often.",
            size.auc_leak,
            0.01,
            "sample",
        ),
        Promise(
            "PT-20.demo_known_in_time",
            "Share of the buyers' demos that were in the CRM before the purchase: none.",
            0.0,
            0.0,
            "sample",
        ),
    )


def _trial(size: SellingMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the trial of the playbook."""
    return (
        Promise(
            "PT-21.itt_true",
            "Being assigned the playbook raises the chance to win by this much.",
            size.itt,
            1e-9,
            "counterfactual",
        ),
        Promise(
            "PT-21.itt",
            "The difference of the arms estimates it.",
            size.itt,
            None,
            "sample",
        ),
        Promise(
            "PT-21.difference",
            "The arms differ by this much.",
            (size.wins_treat - size.wins_control) / 1150,
            1e-9,
            "sample",
        ),
        Promise(
            "PT-21.underpowered",
            "The 95 % interval of the difference, clustered by seller, holds 0 (1 for yes).",
            1.0,
            0.0,
            "sample",
        ),
        Promise(
            "PT-21.compliance",
            "This share of the deals with the playbook assigned used it.",
            size.compliance,
            0.001,
            "sample",
        ),
        Promise(
            "PT-21.users_gap",
            "Users win this much more than all others, because they have better deals.",
            size.gap,
            0.002,
            "sample",
        ),
        Promise(
            "PT-21.icc",
            "Deals of one seller within an arm are correlated by this much.",
            size.icc,
            0.012,
            "sample",
        ),
    )


def _calls(size: SellingMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about calls."""
    return (
        Promise(
            "PT-22.odds_ratio_exact",
            "Odds ratio of winning with a next step set, from the two-by-two table.",
            size.odds_ratio,
            0.01,
            "sample",
        ),
        Promise(
            "PT-22.log_odds_ratio_within",
            "Its logarithm, estimated with an intercept for each seller.",
            math.log(size.odds_ratio),
            None,
            "sample",
        ),
        Promise(
            "PT-22.talk_ratio_within",
            "Within sellers the talk ratio has no effect on winning.",
            0.0,
            None,
            "sample",
        ),
        Promise(
            "PT-22.talk_ratio_misleads",
            "Over all calls it seems to have one: t value below −2 (1 for yes).",
            1.0,
            0.0,
            "sample",
        ),
        Promise(
            "PT-22.voice_outside_na",
            "Share of calls outside North America with a voice score.",
            0.0,
            0.0,
            "sample",
        ),
        Promise(
            "PT-22.voice_in_na",
            "Share of North America's calls with a voice score.",
            1.0,
            0.0,
            "sample",
        ),
    )


def _pilot(size: SellingMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the AI-SDR's pilot."""
    nets = tuple(
        Promise(
            f"PT-28.net_tier_{tier}",
            f"A message to tier {tier} brings this many dollars, net: only tier C pays.",
            net_of_message(size.reply_ai, harmful),
            2.5,
            "sample",
        )
        for tier, harmful in zip(TIERS, size.harmful, strict=True)
    )
    return (
        Promise("PT-28.reply_ai", "Replies to the AI-SDR.", size.reply_ai, 0.0002, "sample"),
        Promise("PT-28.reply_human", "Replies to people.", size.reply_human, 0.0002, "sample"),
        Promise(
            "PT-28.opt_out_ratio",
            "Unsubscribes and complaints after the AI-SDR, as a multiple of people's.",
            size.opt_out_ratio,
            0.1,
            "sample",
        ),
        *nets,
        Promise(
            "PT-28.pays_in_c_alone",
            "The net is positive in tier C and negative in A and B (1 for yes).",
            1.0,
            0.0,
            "sample",
        ),
        Promise(
            "PT-28.harm_turns_the_sign",
            "With tier C's share of harmful messages every tier would pay (1 for yes).",
            1.0,
            0.0,
            "sample",
        ),
    )
