# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The two stages of the sellers: who they are and what they are to sell, then what came of it."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.field.seats import CASE_REP
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.activities import activities
from oms42.kelvane.people.annual import Annual, annual
from oms42.kelvane.people.applicants import applicants
from oms42.kelvane.people.calendar import QUARTERS, quarter_names
from oms42.kelvane.people.cast import carriers, cast
from oms42.kelvane.people.coaching_log import logged_hours
from oms42.kelvane.people.comp_payouts import comp_payouts
from oms42.kelvane.people.gender import genders
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.managers import manager_regions, managers
from oms42.kelvane.people.posts import kinds, pay
from oms42.kelvane.people.potentials import potentials
from oms42.kelvane.people.quotas import quotas
from oms42.kelvane.people.reps import reps
from oms42.kelvane.people.selection import SCORES, hired_scores
from oms42.kelvane.people.seller_months import seller_months
from oms42.kelvane.people.survey_engage import survey_engage
from oms42.kelvane.people.targets import rep_quarters, settled
from oms42.kelvane.people.work_modes import work_modes
from oms42.kelvane.world import Columns, World

CASE_KEY = f"R{CASE_REP:03d}"
DEVELOPMENT_HOURS = 1.0


def roster(world: World) -> World:
    """Add the sellers and what each of them is to bring in.

    Args:
        world: The world with hidden `seats`.

    Returns:
        The world with the table `reps` (all but gender) and hidden `rep_quarters`, `rep_years` (the
        parts of annual attainment of the 84), `applicants` and `cast`.

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> world = roster(World(Identity()).with_hidden(seats=seats(Identity())))
        >>> world.tables["reps"]["rep_id"].size
        146
        >>> sum(world.hidden["rep_quarters"]["quarter"] == "2026Q3").item()
        84
    """
    identity, seats = world.identity, world.hidden["seats"]
    index = potentials(identity, seats)
    kind = kinds(seats["role"], seats["segment"])
    year = annual(identity, index, kind, seats["rep_id"] == CASE_KEY)
    people = _with_modes(identity, cast(identity, seats), year)
    carrying = {name: values[carriers(people)] for name, values in people.items()}
    quarters = rep_quarters(identity, carrying, year, carrying["rep_id"] == CASE_KEY)
    scores = _scores(identity, year, people)
    parts = {name: getattr(year, name) for name in Annual.__dataclass_fields__}
    years = {"rep_id": seats["rep_id"], "index": index, **parts}
    kept = carriers(people) & people["active"]
    hired = {name: score[kept] for name, score in scores.items()}
    pool = applicants(identity, hired, year.of(people["seat"][kept]).attainment)
    return world.with_tables(reps=reps(identity, people, scores)).with_hidden(
        rep_quarters=quarters, rep_years=years, applicants=pool, cast=people
    )


def _with_modes(identity: Identity, people: Columns, year: Annual) -> Columns:
    """Say who works where."""
    carrying = carriers(people)
    theirs = {name: values[carrying] for name, values in people.items()}
    level, quarters = np.zeros((2, carrying.size))
    level[carrying], quarters[carrying] = settled(
        identity, theirs, year, theirs["rep_id"] == CASE_KEY
    )
    mode = work_modes(identity, people["recent"], people["kind"], level, quarters)
    return {**people, "mode": mode}


def _scores(identity: Identity, year: Annual, people: Columns) -> Columns:
    """Return the scores of the 84, nan for the others."""
    kept = carriers(people) & people["active"]
    of = year.of(people["seat"][kept])
    planted = hired_scores(identity, of.skill, (of.potential, of.other, of.noise))
    scores = {name: np.full(people["rep_id"].size, np.nan) for name in SCORES}
    for name in SCORES:
        scores[name][kept] = planted[name]
    return scores


def _managers(identity: Identity, people: Columns, quarters: Columns) -> Columns:
    """Make the table of managers from the people who are there at the end."""
    hours = np.full(people["rep_id"].size, DEVELOPMENT_HOURS)
    last = quarters["quarter"] == "2026Q3"
    hours[np.searchsorted(people["rep_id"], quarters["rep_id"][last])] = quarters["coaching_hours"][
        last
    ]
    here = people["active"]
    region = manager_regions(people["region"][here])
    return managers(identity, people["manager_id"][here], hours[here], region)


def performance(world: World) -> World:
    """Add what came of it: quotas with bookings, pay, activity, the survey; and gender.

    Args:
        world: The world after `roster`, with the table `opportunities`.

    Returns:
        The world with the tables `quotas`, `comp_payouts`, `activities_m`, `survey_engage` and
        `managers`, with `gender` in `reps`, and with the hidden seats' `woman` set by it.

    Example:
        >>> from oms42.kelvane.world import build_world
        >>> world = build_world()  # runs every stage, this one among them
        >>> bool((world.tables["quotas"]["rep_id"] == world.tables["comp_payouts"]["rep_id"]).all())
        True
    """
    identity, people = world.identity, world.hidden["cast"]
    rows, deals = world.hidden["rep_quarters"], world.tables["opportunities"]
    person = np.searchsorted(people["rep_id"], rows["rep_id"])
    quota = quotas(identity, rows, deals)
    salaries = pay(people["kind"])
    payouts = comp_payouts(identity, quota, {k: v[person] for k, v in salaries.items()})
    carrying = {name: values[carriers(people)] for name, values in people.items()}
    hours = logged_hours(rows, deals, PeopleMagnitudes.of(identity))
    coached = {**rows, "coaching_hours": hours}
    log = activities(identity, carrying, coached, seller_months(carrying, rows, deals))
    attained = np.full((people["rep_id"].size, QUARTERS), np.nan)
    attained[person, np.searchsorted(quarter_names(), rows["quarter"])] = quota["attainment"]
    gender = genders(identity, people, payouts, salaries["target_incentive"])
    return world.with_tables(
        reps=_with_gender(world.tables["reps"], gender),
        managers=_managers(identity, people, coached),
        quotas=quota,
        comp_payouts=payouts,
        activities_m=log,
        survey_engage=survey_engage(identity, people, attained),
    ).with_hidden(seats=_with_women(world.hidden["seats"], people, gender))


def _with_gender(table: Columns, gender: NDArray[np.str_]) -> Columns:
    """Put gender after the reason of leaving."""
    names = [*table]
    place = names.index("leave_reason") + 1
    order = [*names[:place], "gender", *names[place:]]
    return {name: {**table, "gender": gender}[name] for name in order}


def _with_women(seats: Columns, people: Columns, gender: NDArray[np.str_]) -> Columns:
    """Say in the seats who is a woman."""
    woman = gender[np.searchsorted(people["rep_id"], seats["rep_id"])] == "F"
    return {**seats, "woman": woman}
