# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a kernel shows, made into data that every file can hold and every program can read.

A kernel may send half a character, a number that JSON does not have, or lists in lists without
end. A notebook with one of these cannot be saved, or not be opened again, and so has no grade.
"""

import math
from collections.abc import Mapping
from typing import Any

DEEPEST = 60  # lists and mappings inside one another; a compiled chart has about 30
LONGEST = 18  # digits of a whole number
_TOO_DEEP = "[nested too deep]"


def sound(value: Any, room: int = DEEPEST) -> Any:
    r"""Return data that can be written as JSON in UTF-8.

    Args:
        value: What a message holds: mappings, lists, text, numbers, None.
        room: How many lists and mappings may stand in one another.

    Returns:
        The same, with ``?`` for half a character, None for a number that JSON does not have, and
        a note for what is nested too deep.

    Example:
        >>> sound({"text": "half \ud800", "data": [1.5, float("nan")]})
        {'text': 'half ?', 'data': [1.5, None]}
        >>> sound([[[1]]], room=2)
        [['[nested too deep]']]
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping | list | tuple):
        if room < 1:
            return _TOO_DEEP
        if isinstance(value, Mapping):
            return {sound(str(name)): sound(each, room - 1) for name, each in value.items()}
        return [sound(each, room - 1) for each in value]
    return _number(value)


def _number(value: Any) -> Any:
    """Return a number that JSON has, or what is no number as it is."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if type(value) is int:
        return value if abs(value) < 10**LONGEST else None
    return value
