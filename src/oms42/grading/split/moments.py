# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Dates, times and durations of the standard library as nodes."""

from __future__ import annotations

import datetime
import re
import zoneinfo
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from oms42.grading.split.limits import PayloadError

if TYPE_CHECKING:
    from oms42.grading.split.codec import Decoder, Encoder

_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+\-/]{0,63}")


def pack(value: Any, encoder: Encoder) -> Any:
    """Return the node of a date, time, duration or time zone.

    Args:
        value: Any value.
        encoder: The encoder that asks; unused, dates hold no other values.

    Returns:
        A node, or ``None`` if the value is of another family.

    Example:
        >>> from oms42.grading.split.codec import Encoder
        >>> pack(datetime.date(2026, 10, 5), Encoder())
        {'t': 'date', 'v': '2026-10-05'}
    """
    del encoder
    kind = type(value)
    if kind is datetime.date:
        return {"t": "date", "v": value.isoformat()}
    if kind in (datetime.datetime, datetime.time):
        bare = value.replace(tzinfo=None).isoformat()
        zone = zone_node(value.tzinfo)
        return {"t": kind.__name__, "v": bare, "zone": zone, "fold": value.fold}
    if kind is datetime.timedelta:
        return {"t": "timedelta", "v": [value.days, value.seconds, value.microseconds]}
    if kind in (datetime.timezone, zoneinfo.ZoneInfo):
        return {"t": "zone", "v": zone_node(value)}
    return None


def zone_node(zone: datetime.tzinfo | None) -> Any:
    """Return a time zone as a number of seconds, as a name of the tz database, or as none.

    Args:
        zone: A time zone.

    Returns:
        Seconds east of Greenwich, a name, or ``None``.

    Raises:
        PayloadError: If the zone is of a kind of its own.

    Example:
        >>> zone_node(datetime.timezone.utc), zone_node(zoneinfo.ZoneInfo("Europe/Berlin"))
        (0.0, 'Europe/Berlin')
    """
    if zone is None:
        return None
    if isinstance(zone, datetime.timezone):
        return zone.utcoffset(None).total_seconds()
    name = getattr(zone, "key", None) or getattr(zone, "zone", None)
    if isinstance(name, str) and _ZONE.fullmatch(name):
        return name
    raise PayloadError(f"the time zone {zone!r} is neither an offset nor in the tz database")


def read_zone(node: Any) -> datetime.tzinfo | None:
    """Return the time zone of a node that may have been forged.

    Args:
        node: What :func:`zone_node` gave.

    Returns:
        The zone, or ``None``.

    Raises:
        PayloadError: If there is no such zone.

    Example:
        >>> read_zone(3600.0)
        datetime.timezone(datetime.timedelta(seconds=3600))
    """
    if node is None:
        return None
    if type(node) is float:
        offset = datetime.timedelta(seconds=node)
        return datetime.timezone(offset) if offset else datetime.UTC
    if type(node) is str and _ZONE.fullmatch(node):
        return zoneinfo.ZoneInfo(node)
    raise PayloadError("a time zone is a number of seconds or a name of the tz database")


def _unpack_moment(node: dict[str, Any], decoder: Decoder) -> Any:
    kind = datetime.datetime if node["t"] == "datetime" else datetime.time
    bare = kind.fromisoformat(decoder.field(node, "v", str))
    fold = decoder.field(node, "fold", int)
    return bare.replace(tzinfo=read_zone(node.get("zone")), fold=fold)


def _unpack_timedelta(node: dict[str, Any], decoder: Decoder) -> datetime.timedelta:
    days, seconds, micros = (int(part) for part in decoder.field(node, "v", list))
    return datetime.timedelta(days, seconds, micros)


KINDS: dict[str, Callable[[dict[str, Any], Any], Any]] = {
    "date": lambda node, decoder: datetime.date.fromisoformat(decoder.field(node, "v", str)),
    "datetime": _unpack_moment,
    "time": _unpack_moment,
    "timedelta": _unpack_timedelta,
    "zone": lambda node, _: read_zone(node.get("v")),
}
