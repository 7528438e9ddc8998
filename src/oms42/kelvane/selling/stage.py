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

    Example:
        >>> import numpy as np
        >>> from oms42.kelvane.identity import Identity
        >>> i = np.arange(4_000)
        >>> deals = {
        ...     "opp_id": i.astype(str),
        ...     "account_id": np.full(i.size, "A1"),
        ...     "rep_id": np.char.add("R", (i % 40).astype(str)),
        ...     "type": np.full(i.size, "new"),
        ...     "created": np.full(i.size, np.datetime64("2025-03-03")),
        ...     "close_date": np.full(i.size, np.datetime64("2025-06-02")),
        ...     "outcome": np.where((i // 40 + i) % 3 == 0, "won", "lost"),
        ...     "competitor": np.full(i.size, "none"),
        ... }
        >>> reps = {"rep_id": np.unique(deals["rep_id"]), "role": np.full(40, "ae")}
        >>> reps["region"] = np.resize(["NA", "EMEA"], 40)
        >>> reps["hire_date"] = np.full(40, np.datetime64("2020-01-02"))
        >>> accounts = {"account_id": np.array(["A1"]), "segment": np.array(["public"])}
        >>> world = World(Identity()).with_tables(
        ...     opportunities=deals, accounts=accounts, reps=reps
        ... )
        >>> sorted(set(selling(world).tables) - set(world.tables))
        ['calls_sample', 'enablement_rct', 'leads']
    """
    identity, tables = world.identity, world.tables
    table, fit = leads(identity)
    calls = calls_sample(identity, tables["opportunities"], tables["reps"])
    trial, outcomes = enablement_rct(
        identity, tables["opportunities"], tables["accounts"], tables["reps"]
    )
    world = world.with_tables(leads=table, calls_sample=calls, enablement_rct=trial)
    return world.with_hidden(leads=fit, enablement_rct=outcomes)
