# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Arguments after a call: what the student's function did to its copies is done to the test's own.

So a test can see, as in one kernel, that a list was sorted in place or a table got a column.
"""

import collections
import operator
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from oms42.grading.split import chance
from oms42.grading.split.ahead import is_ahead


def update(old: Any, new: Any) -> None:
    """Give an object the contents of another one of its type, in place.

    Objects inside it that are of the same type at the same place keep their identity and are
    updated too. What cannot change, such as a number, is left alone.

    Args:
        old: The test's object.
        new: The same object as it is in the student's kernel after the call.

    Example:
        >>> rows = [3, 1, 2]
        >>> update(rows, [1, 2, 3])
        >>> rows
        [1, 2, 3]
    """
    both_dicts = isinstance(old, dict) and isinstance(new, dict)  # a defaultdict comes as a dict
    if type(old) is not type(new) and not both_dicts:
        return
    for kind, change in _CHANGES.items():
        if isinstance(old, kind):
            change(old, new)
            return
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(old, (pandas.DataFrame, pandas.Series)):
        _change_table(old, new)


def _merged(old: Any, new: Any) -> Any:
    """Return the object that belongs where ``old`` stood: itself if it can be updated."""
    if type(old) is type(new) is tuple and len(old) == len(new):
        made = tuple(map(_merged, old, new))
        return old if all(map(operator.is_, made, old)) else made
    if type(old) is type(new) and not isinstance(old, _FIXED):
        update(old, new)
        return old
    return new


def _change_list(old: list[Any], new: list[Any]) -> None:
    kept = [_merged(mine, theirs) for mine, theirs in zip(old, new, strict=False)]
    old[:] = kept + new[len(kept) :]


def _change_dict(old: dict[Any, Any], new: dict[Any, Any]) -> None:
    kept = {key: _merged(old[key], each) if key in old else each for key, each in new.items()}
    old.clear()
    old.update(kept)


def _change_set(old: set[Any], new: set[Any]) -> None:
    old.clear()
    old.update(new)


def _change_deque(old: collections.deque[Any], new: collections.deque[Any]) -> None:
    old.clear()
    old.extend(new)


def _change_tuple(old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
    for mine, theirs in zip(old, new, strict=False):
        update(mine, theirs)


def _change_bytes(old: bytearray, new: bytearray) -> None:
    old[:] = new


def _change_array(old: Any, new: Any) -> None:
    if old.shape == new.shape and old.dtype == new.dtype and old.flags.writeable:
        old[...] = new
        if isinstance(old, np.ma.MaskedArray):
            old.mask = new.mask


def _change_table(old: Any, new: Any) -> None:
    """Build a table or column anew around other contents; its identity stays."""
    type(old).__init__(old, new)
    old.attrs = new.attrs


def _draw(old: Any, new: Any) -> None:
    """Let a generator go on where the student's copy has got to by drawing."""
    state = chance.standing(new)
    if chance.standing(old)["bit_generator"] != state["bit_generator"]:
        return
    if is_ahead(chance.standing(old), state):
        chance.move(old, state)


# These cannot change, so a new one takes their place.
_FIXED = (type(None), bool, int, float, complex, str, bytes, frozenset, tuple, range, np.generic)
_CHANGES: dict[Any, Callable[[Any, Any], None]] = {
    list: _change_list,
    dict: _change_dict,
    set: _change_set,
    collections.deque: _change_deque,
    tuple: _change_tuple,
    bytearray: _change_bytes,
    np.ndarray: _change_array,
    np.random.Generator: _draw,
    np.random.RandomState: _draw,
}
