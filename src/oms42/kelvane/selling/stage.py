# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The last stage of the company: leads, calls and the trial of the playbook."""

from oms42.kelvane.selling.calls import calls_sample
from oms42.kelvane.selling.leads import leads
from oms42.kelvane.selling.playbook_trial import enablement_rct
from oms42.kelvane.world import World


def selling(world: World) -> World:
    """Add the tables about selling.

    Args:
        world: The world so far, with accounts, opportunities and reps.

    Returns:
        The world with `leads`, `calls_sample` and `enablement_rct`, and hidden `leads` and
        `enablement_rct`.

    Raises:
        ValueError: If there are too few deals for the calls or the trial.
    """
    identity, tables = world.identity, world.tables
    table, fit = leads(identity)
    calls = calls_sample(identity, tables["opportunities"], tables["reps"])
    trial, outcomes = enablement_rct(
        identity, tables["opportunities"], tables["accounts"], tables["reps"]
    )
    world = world.with_tables(leads=table, calls_sample=calls, enablement_rct=trial)
    return world.with_hidden(leads=fit, enablement_rct=outcomes)
