# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The rows of the territory map, from where accounts lie and whose they are."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from oms42.charts.territory_style import Style, styles


def territory_rows(
    longitude: ArrayLike,
    latitude: ArrayLike,
    assignment: ArrayLike,
    *,
    homes: ArrayLike | None = None,
    names: Sequence[Any] | None = None,
    accounts: Sequence[Any] | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """Make the rows of the chart ``territory_map``.

    Args:
        longitude: Degrees east of each account, shape (n,); west is negative.
        latitude: Degrees north of each account, shape (n,).
        assignment: Number of each account's territory, from 0 to m − 1, shape (n,), or its name.
        homes: The account at which each territory's home lies, by its row number, shape (m,). Left
            out, a territory's letter stands at the middle of its accounts, and no home is marked.
        names: The territories' names in order; left out, the labels that occur, or numbers if
            homes are given.
        accounts: Names of the accounts, for the tooltip, n of them.

    Returns:
        The data sets ``rows`` (one row an account) and ``homes`` (one row a territory).

    Raises:
        ValueError: Lengths differ, a label or a home is unknown, a coordinate is none, or there are
            more than twelve territories.

    Example:
        >>> made = territory_rows([-83, -81.7], [40, 41.5], [0, 1], homes=[0, 1],
        ...                       names=["Columbus", "Cleveland"])
        >>> made["homes"][1]["letter"], made["rows"][1]["territory"]
        ('B', 'Cleveland')
    """
    places = _places(longitude, latitude)
    n = len(places)
    labels = np.asarray(assignment).tolist()
    if len(labels) != n:
        raise ValueError(f"assignment has {len(labels)} labels; there are {n} accounts.")
    order = _order(labels, names, homes)
    codes = _codes(labels, order)
    spots, at_home = _spots(places, codes, len(order), homes)
    looks = styles(spots)
    titles = [f"Account {i + 1}" for i in range(n)] if accounts is None else list(accounts)
    if len(titles) != n:
        raise ValueError(f"accounts has {len(titles)} names; there are {n} accounts.")
    rows = [
        {"account": str(title), **_place(where), **_look(looks[code], order[code])}
        for title, where, code in zip(titles, places, codes, strict=True)
    ]
    marked = [
        {**_place(where), **_look(look, name), "home": at_home}
        for where, look, name in zip(spots, looks, order, strict=True)
    ]
    return {"rows": rows, "homes": marked}


def _places(longitude: ArrayLike, latitude: ArrayLike) -> NDArray[np.float64]:
    """Check where the accounts lie."""
    x, y = np.asarray(longitude, dtype=np.float64), np.asarray(latitude, dtype=np.float64)
    if x.ndim != 1 or x.shape != y.shape or x.size == 0:
        raise ValueError(
            f"longitude has shape {x.shape} and latitude {y.shape}; they need one value an account."
        )
    if not ((abs(x) <= 180) & (abs(y) <= 90)).all():
        i = int(np.argmin((abs(x) <= 180) & (abs(y) <= 90)))
        raise ValueError(f"account {i} lies at {x[i]}, {y[i]}; degrees east and north are needed.")
    return np.column_stack([x, y])


def _order(labels: list[Any], names: Sequence[Any] | None, homes: ArrayLike | None) -> list[Any]:
    """List the territories in order."""
    if names is not None:
        return list(names)
    if homes is not None:
        return list(range(len(np.asarray(homes))))
    return sorted(set(labels), key=lambda label: (isinstance(label, str), label))


def _codes(labels: list[Any], order: list[Any]) -> list[int]:
    """Number the territory of each account."""
    numbers = {name: j for j, name in enumerate(order)}
    if not any(label in numbers for label in labels):  # positions of the names
        numbers = {j: j for j in range(len(order))}
    unknown = [label for label in labels if label not in numbers]
    if unknown:
        raise ValueError(
            f"assignment holds {unknown[0]!r}, which is no territory; there are: "
            f"{', '.join(map(str, order))}."
        )
    return [numbers[label] for label in labels]


def _spots(
    places: NDArray[np.float64], codes: list[int], m: int, homes: ArrayLike | None
) -> tuple[NDArray[np.float64], bool]:
    """Find where each territory's letter stands."""
    if homes is not None:
        rows = np.asarray(homes)
        if rows.shape != (m,) or rows.dtype.kind not in "iu" or (rows >= len(places)).any():
            raise ValueError(
                f"homes is {rows.tolist()}; it needs the row number of one account for each of "
                f"the {m} territories."
            )
        return places[rows], True
    found = np.array(codes)
    if (empty := np.setdiff1d(np.arange(m), found)).size:
        raise ValueError(
            f"territory {empty[0]} has no account, so its place is unknown: give homes."
        )
    return np.array([places[found == j].mean(axis=0) for j in range(m)]), False


def _place(where: NDArray[np.float64]) -> dict[str, float]:
    return {"longitude": round(float(where[0]), 3), "latitude": round(float(where[1]), 3)}


def _look(look: Style, name: Any) -> dict[str, str]:
    return {"territory": str(name), "letter": look.letter, "style": look.key}
