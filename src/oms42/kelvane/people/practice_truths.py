# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables promise about coaching, ramp and activity."""

from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.truth import Promise


def practice_promises(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about coaching, ramp and activity.

    Args:
        size: The planted numbers.

    Returns:
        PT-13, PT-14 and PT-15.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> practice_promises(PeopleMagnitudes.of(Identity()))[0].name
        'PT-13.lift'
    """
    return (*_coaching(size), *_found(size), *_ramp(size), *_activity(size))


def _coaching(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the law of coaching."""
    return (
        Promise(
            "PT-13.lift",
            "Win probability that an hour of coaching a week adds, middle third of attainment.",
            size.coaching_lift,
            1e-6,
            "counterfactual",
        ),
        Promise(
            "PT-13.lift_elsewhere",
            "Largest lift in the other thirds.",
            0.0,
            1e-9,
            "counterfactual",
        ),
        Promise(
            "PT-13.need",
            "Hours a week that a seller below the median gets more than another.",
            size.coaching_need,
            None,
            "counterfactual",
        ),
    )


def _found(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return what an analyst finds about coaching."""
    within = "New-logo wins by logged hours, seller and quarter effects taken out"
    return (
        Promise(
            "PT-13.middle_third", f"{within}: middle third.", size.coaching_lift, 0.003, "sample"
        ),
        Promise("PT-13.lowest_third", f"{within}: lowest third.", 0.0, 0.003, "sample"),
        Promise("PT-13.highest_third", f"{within}: highest third.", 0.0, 0.003, "sample"),
        Promise(
            "PT-13.raw",
            "New-logo wins by logged hours with nothing taken out: the wrong sign.",
            size.coaching_raw,
            0.003,
            "sample",
        ),
        Promise(
            "PT-13.rota",
            "New-logo wins in the middle third with the rota as instrument for the hours.",
            size.coaching_lift,
            None,
            "sample",
        ),
    )


def _ramp(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the ramp of remote hires."""
    return (
        Promise(
            "PT-14.ramp",
            "Months later that remote hires since 2023 pass 90 % of full productivity.",
            size.remote_ramp,
            1e-6,
            "counterfactual",
        ),
        Promise(
            "PT-14.ramp_found",
            "The same from pipeline created, kind of seller taken out.",
            size.remote_ramp,
            None,
            "sample",
        ),
        Promise(
            "PT-14.later",
            "Difference in attainment between remote and other hires after twelve months.",
            0.0,
            None,
            "sample",
        ),
    )


def _activity(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about calls and multi-threading."""
    return (
        Promise(
            "PT-15.multi_threading",
            "Within sellers, correlation of multi-threading with bookings of the month and the "
            "next over a third of the quota, time trend taken out.",
            size.multi_thread,
            0.03,
            "sample",
        ),
        Promise(
            "PT-15.multi_threading_dollars",
            "Within sellers, bookings of the month rise with multi-threading: standardized slope "
            "in US dollars, calls held constant.",
            0.25,
            0.15,
            "sample",
        ),
        Promise(
            "PT-15.calls",
            "Within sellers, correlation of calls with bookings of the month, time taken out.",
            0.0,
            0.03,
            "sample",
        ),
    )
