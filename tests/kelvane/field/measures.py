# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in the field's tables, one function a promise."""

from collections import defaultdict
from collections.abc import Callable
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import World

Measure = Callable[[World], float | tuple[float, float]]
LEGAL = {"inc", "llc", "corp", "ltd", "plc", "gmbh", "ag", "sa", "sas", "sl", "lda", "bv", "nv"}
LEGAL |= {"ab", "as", "oy", "pvt", "pte", "kk", "pty", "de", "cv", "spa", "ltda", "mbh", "a/s"}
LEGAL |= {"gesellschaft", "incorporated", "limited", "corporation", "public", "company"}


def potential_cv(world: World) -> float:
    index = world.tables["territories"]["potential_index"]
    return float(index.std() / index.mean())


def gender_index(world: World, women: bool) -> float:
    """Join territories with the roster's gender."""
    reps, table = world.tables["reps"], world.tables["territories"]
    female = set(reps["rep_id"][reps["gender"] == "F"].tolist())
    mine = np.isin(table["rep_id"], sorted(female)) == women
    return float(table["potential_index"][mine].mean())


def index_from_accounts(world: World) -> float:
    cells, table = world.tables["geo_cells"], world.tables["territories"]
    where = np.searchsorted(table["territory_id"], cells["territory_id"])
    total = np.bincount(where, cells["potential_usd"])
    for segment in np.unique(table["segment"]):
        rows = table["segment"] == segment
        total[rows] /= total[rows].mean()
    return float(np.abs(total - table["potential_index"]).max())


def deviation(hours: NDArray[np.float64], territory: NDArray[np.str_]) -> float:
    """Largest deviation of a territory's hours from the mean."""
    sums = np.bincount(np.unique(territory, return_inverse=True)[1], hours)
    return float(np.abs(sums / sums.mean() - 1.0).max())


def max_deviation(world: World) -> float:
    cells = world.tables["geo_cells"]
    return deviation(cells["workload_h"], cells["territory_id"])


def balanced_deviation(world: World) -> float:
    home = world.hidden["geo_cells"]["home_territory_id"]
    return deviation(world.tables["geo_cells"]["workload_h"], home)


def compactness(world: World, territory: NDArray[np.str_]) -> float:
    """Sum of squared distances of cells to the middle of their territory."""
    cells, total = world.tables["geo_cells"], 0.0
    for name in np.unique(territory):
        rows = territory == name
        place = np.column_stack([cells["x"][rows], cells["y"][rows]])
        total += float(((place - place.mean(axis=0)) ** 2).sum())
    return total


def balanced_compactness(world: World) -> float:
    home = compactness(world, world.hidden["geo_cells"]["home_territory_id"])
    return home / compactness(world, world.tables["geo_cells"]["territory_id"])


def duplicates(world: World) -> float:
    return float((world.hidden["accounts"]["duplicate_of"] != "").mean())


def duplicate_pairs(world: World) -> set[tuple[str, str]]:
    """Match names within country and trade, 15 km around: first words alike, no legal forms."""
    table = world.tables["accounts"]
    place = dict(
        zip(table["account_id"].tolist(), zip(table["x"], table["y"], strict=True), strict=True)
    )
    blocks: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    columns = ("account_id", "country", "segment", "name")
    for key, country, segment, name in zip(*(table[c].tolist() for c in columns), strict=True):
        words = name.lower().replace(".", "").split()
        rest = [word for word in words[1:] if word not in LEGAL]
        blocks[(country, segment, *rest)].append((words[0], key))
    return {
        (key, other)
        for block in blocks.values()
        for i, (word, key) in enumerate(block)
        for like, other in block[i + 1 :]
        if max(abs(a - b) for a, b in zip(place[key], place[other], strict=True)) <= 0.15
        and SequenceMatcher(None, word, like, autojunk=False).ratio() >= 0.8
    }


def duplicates_found(world: World) -> float:
    return len(duplicate_pairs(world)) / world.tables["accounts"]["account_id"].size


MEASURES: dict[str, Measure] = {
    "PT-06.potential_cv": potential_cv,
    "PT-06.women_index": lambda world: gender_index(world, women=True),
    "PT-06.men_index": lambda world: gender_index(world, women=False),
    "PT-06.index_from_accounts": index_from_accounts,
    "PT-07.max_deviation": max_deviation,
    "PT-07.balanced_deviation": balanced_deviation,
    "PT-07.balanced_compactness": balanced_compactness,
    "PT-23.duplicates": duplicates,
    "PT-23.duplicates_found": duplicates_found,
}
