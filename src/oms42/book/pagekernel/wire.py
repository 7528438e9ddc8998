# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Messages as JSON that a browser can read: no NaN, no numpy, no dates as objects."""

import json
import math
from typing import Any


def _plain(value: Any) -> Any:
    """Turn what JSON does not know into what it does, as Jupyter does."""
    if hasattr(value, "tolist"):  # numpy's scalars and arrays
        return value.tolist()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, set | frozenset) or hasattr(value, "__next__"):
        return list(value)
    kind = type(value).__name__
    raise TypeError(
        f"a {kind} cannot be sent to the page: {value!r:.80}; send numbers, text, lists and "
        "dictionaries"
    )


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return value


def encode(message: dict[str, Any]) -> str:
    """Write a message as JSON.

    Args:
        message: Dictionaries, lists, text and numbers; numpy's and dates too.

    Returns:
        JSON as browsers read it: a number that is not finite becomes ``null``.

    Raises:
        TypeError: If there is something in it that JSON has no form for.

    Example:
        >>> encode({"rows": [0.5, float("nan")]})
        '{"rows": [0.5, null]}'
    """
    try:
        return json.dumps(message, default=_plain, allow_nan=False)
    except ValueError:  # rare, so that only then is everything looked at
        whole = json.loads(json.dumps(message, default=_plain))
        return json.dumps(_finite(whole), allow_nan=False)
