# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in the channel's tables, one function a promise."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

Measure = Callable[[World], float | tuple[float, float]]
LAST_DAY = np.datetime64("2026-09-30")


def partner_share(world: World) -> float:
    deals = world.tables["opportunities"]
    year = deals["close_date"].astype("datetime64[Y]") == np.datetime64("2025")
    won = year & (deals["outcome"] == "won")
    amount = np.where(won, deals["amount_acv"], 0.0)
    return float(amount[deals["partner_id"] != ""].sum() / amount.sum())


def partner(world: World, key: str, column: str) -> float:
    table = world.tables["partners"]
    return float(table[column][table["partner_id"] == key][0])


def others(world: World, kind: str, key: str, column: str) -> NDArray[np.float64]:
    table = world.tables["partners"]
    values = table[column][(table["type"] == kind) & (table["partner_id"] != key)]
    return np.asarray(values, dtype=np.float64)


def undisclosed_agents(world: World) -> float:
    table = world.tables["partners"]
    hidden = table["partner_id"][(table["type"] == "agent") & ~table["owner_disclosed"]]
    return float(hidden.size if hidden.tolist() == ["P-031"] else -1)


def margin_z(world: World) -> float:
    """As in the worked example: standard deviation of the peers with n − 1."""
    peers = others(world, "distributor", "P-017", "margin_pct")
    return float((partner(world, "P-017", "margin_pct") - peers.mean()) / peers.std(ddof=1))


def just_under(world: World) -> NDArray[np.bool_]:
    value = world.tables["gifts_hospitality"]["value_usd"]
    return np.asarray((value >= 480) & (value < 500))


def in_open_tender(world: World) -> float:
    return float((just_under(world) & world.tables["gifts_hospitality"]["open_tender"]).sum())


def split_invoices(world: World) -> float:
    """Group entries below the limit by seller, day and invoice."""
    table = world.tables["gifts_hospitality"]
    total: dict[tuple[str, str, str], float] = defaultdict(float)
    names = ("rep_id", "date", "invoice_ref", "value_usd")
    for rep, day, invoice, value in zip(*(table[n].tolist() for n in names), strict=True):
        if value < 500:
            total[(rep, str(day), invoice)] += value
    return float(sum(value >= 500 for value in total.values()))


def direct(world: World) -> Columns:
    """New-logo and expansion deals without a partner, with the registrations that they meet."""
    deals, regs = world.tables["opportunities"], world.tables["deal_regs"]
    rows = np.flatnonzero((deals["type"] != "renewal") & (deals["partner_id"] == ""))
    mine = {name: values[rows] for name, values in deals.items()}
    mine["until"] = np.where(mine["outcome"] == "open", LAST_DAY, mine["close_date"])
    live: dict[str, list[tuple[Any, Any, str]]] = defaultdict(list)
    valid = regs["status"] != "rejected"
    columns = ("account_id", "registered", "expires", "partner_id")
    for account, first, last, who in zip(*(regs[c][valid] for c in columns), strict=True):
        live[account].append((first, last, who))
    at_start = np.full(rows.size, "", dtype="<U5")
    while_open = np.zeros(rows.size, dtype=bool)
    spans = zip(mine["account_id"], mine["created"], mine["until"], strict=True)
    for i, (account, created, until) in enumerate(spans):
        for first, last, who in live.get(account, []):
            while_open[i] |= bool(first <= until and last >= created)
            if first <= created <= last:
                at_start[i] = who
    return {**mine, "row": rows, "partner": at_start, "while_open": while_open}


def conflict_share(world: World) -> float:
    return float((direct(world)["partner"] != "").mean())


def open_overlap_share(world: World) -> float:
    return float(direct(world)["while_open"].mean())


def discount_true(world: World) -> float:
    rows = direct(world)
    meets = rows["partner"] != ""
    without = world.hidden["channel_conflicts"]["discount_without_conflict"][rows["row"]]
    return float((rows["discount_pct"] - without)[meets].mean())


def discount(world: World) -> tuple[float, float]:
    """Least squares with a dummy for each close year by term and for pulled-in deals."""
    import statsmodels.api as sm

    every = direct(world)
    rows = {name: values[every["outcome"] != "open"] for name, values in every.items()}
    year = rows["close_date"].astype("datetime64[Y]").astype(int)
    group = np.unique(4 * year + rows["term_years"], return_inverse=True)[1]
    later = quarter(rows["close_date_orig"]) > quarter(rows["close_date"])
    pulled = later & (rows["outcome"] == "won")
    dummies = group[:, None] == np.arange(group.max() + 1)
    X = np.column_stack([rows["partner"] != "", pulled, dummies]).astype(float)
    fitted: Any = sm.OLS(rows["discount_pct"], X).fit(cov_type="HC1")
    return float(fitted.params[0]), float(fitted.bse[0])


def quarter(day: NDArray[np.datetime64]) -> NDArray[np.int64]:
    month = day.astype("datetime64[M]").astype(np.int64)
    return np.asarray(month // 3 - 4 * (2023 - 1970), dtype=np.int64)


def fall_true(world: World) -> float:
    cells = world.hidden["partner_quarters"]
    after = cells["after_conflict"]
    would = cells["registrations_without_conflict"][after].sum()
    return float(1.0 - cells["registrations"][after].sum() / would)


def fall(world: World) -> tuple[float, float]:
    """Poisson regression of registrations with partner and quarter dummies."""
    import statsmodels.api as sm

    regs, rows = world.tables["deal_regs"], direct(world)
    who = np.unique(regs["partner_id"])
    meets = rows["partner"] != ""
    clash = Counter(zip(rows["partner"][meets], quarter(rows["created"][meets]), strict=True))
    made = Counter(zip(regs["partner_id"], quarter(regs["registered"]), strict=True))
    cell = [(p, q) for p in who for q in range(15)]
    after = np.array([bool(clash[(p, q - 1)] + clash[(p, q - 2)]) for p, q in cell])
    index = np.repeat(np.arange(who.size), 15)
    time = np.tile(np.arange(15), who.size)
    dummies = [index == i for i in range(who.size)] + [time == q for q in range(1, 15)]
    X = np.column_stack([after, *dummies]).astype(float)
    y = np.array([made[key] for key in cell], dtype=float)
    fitted: Any = sm.GLM(y, X, family=sm.families.Poisson()).fit()
    kept = float(np.exp(fitted.params[0]))
    return 1.0 - kept, kept * float(fitted.bse[0])


MEASURES: dict[str, Measure] = {
    "facts.partner_share": partner_share,
    "PT-25.case_commission": lambda world: partner(world, "P-031", "commission_pct"),
    "PT-25.norm_commission": lambda world: float(
        others(world, "agent", "P-031", "commission_pct").mean()
    ),
    "PT-25.undisclosed_agents": undisclosed_agents,
    "PT-25.case_margin": lambda world: partner(world, "P-017", "margin_pct"),
    "PT-25.norm_margin": lambda world: float(
        others(world, "distributor", "P-017", "margin_pct").mean()
    ),
    "PT-25.margin_z": margin_z,
    "PT-25.just_under_limit": lambda world: float(just_under(world).sum()),
    "PT-25.in_open_tender": in_open_tender,
    "PT-25.split_invoices": split_invoices,
    "PT-26.conflict_share": conflict_share,
    "PT-26.open_overlap_share": open_overlap_share,
    "PT-26.discount_true": discount_true,
    "PT-26.discount": discount,
    "PT-26.fall_true": fall_true,
    "PT-26.fall": fall,
}
