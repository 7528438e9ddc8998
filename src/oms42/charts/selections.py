# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a reader can select in a chart, read off its compiled specification."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

RANGE = "R"  # how Vega-Lite marks a field of which a selection holds a stretch


def selections(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """List the selections of a chart.

    Args:
        spec: A Vega specification that Vega-Lite has compiled.

    Returns:
        For each selection its ``kind``, ``point`` or ``interval``, and its ``fields``; for an
        interval the ``channels`` (``x``, ``y``) that the fields lie along; for points whether
        ``several`` can be chosen at once.

    Raises:
        ValueError: If a selection could not be told in Python or moved from the keyboard; the
            message says what to write instead.

    Example:
        >>> fields = {"name": "pick_tuple_fields", "value": [{"type": "E", "field": "region"}]}
        >>> selections({"data": [{"name": "pick_store"}], "signals": [fields]})
        {'pick': {'kind': 'point', 'fields': ['region'], 'several': False}}
    """
    signals = {signal["name"]: signal for signal in _signals(spec)}
    found = {}
    for store in spec["data"]:
        name = store["name"].removesuffix("_store")
        if name == store["name"]:
            continue
        if store.get("values"):
            raise ValueError(
                f"selection {name!r} starts with a value: leave it out of the chart and give it "
                "to the widget, VegaChart.named(..., selection={...})"
            )
        found[name] = _selection(name, signals, spec)
    return found


def _signals(group: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from group.get("signals", ())
    for mark in group.get("marks", ()):
        yield from _signals(mark)


def _selection(name: str, signals: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    fields = signals.get(f"{name}_tuple_fields", {}).get("value", [])
    if not fields:
        raise ValueError(
            f"selection {name!r} has no fields, so Python could not tell what was selected: "
            f"write selection_point(name={name!r}, fields=[...])"
        )
    names = [one["field"] for one in fields]
    channels = [one.get("channel", "") for one in fields]
    if f"{name}_{channels[0]}" not in signals:
        return {"kind": "point", "fields": names, "several": f"{name}_toggle" in signals}
    outside = all(signal["name"] != f"{name}_tuple" for signal in spec.get("signals", ()))
    if outside or any(one["type"] != RANGE for one in fields):
        raise ValueError(
            f"interval {name!r} lies in a facet or along categories, where it could not be moved "
            "from the keyboard: draw it in a chart of one view, along numbers or times, and "
            "filter the other chart's rows in Python"
        )
    return {"kind": "interval", "fields": names, "channels": channels}


def chosen(
    rows: Sequence[Mapping[str, Any]],
    selection: Sequence[Mapping[str, Any]],
    kind: str,
) -> list[Mapping[str, Any]]:
    """Give the rows that a selection holds.

    Args:
        rows: One mapping a row.
        selection: One mapping a choice, field by field: for points the value, for an interval its
            two ends. Empty means that nothing is chosen.
        kind: ``point`` or ``interval``.

    Returns:
        The rows within at least one of the choices, in their order; all rows if there is none.

    Example:
        >>> rows = [{"t": 1}, {"t": 2}, {"t": 3}]
        >>> chosen(rows, [{"t": [2, 9]}], "interval")
        [{'t': 2}, {'t': 3}]
        >>> chosen(rows, [{"t": 1}, {"t": 3}], "point")
        [{'t': 1}, {'t': 3}]
    """
    if not selection:
        return list(rows)
    within = _between if kind == "interval" else _equal
    return [row for row in rows if any(within(row, choice) for choice in selection)]


def _equal(row: Mapping[str, Any], choice: Mapping[str, Any]) -> bool:
    return all(row.get(field) == value for field, value in choice.items())


def _between(row: Mapping[str, Any], choice: Mapping[str, Any]) -> bool:
    return all(
        row.get(field) is not None and low <= row[field] <= high
        for field, (low, high) in choice.items()
    )
