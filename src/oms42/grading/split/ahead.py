# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Can a generator have got from one state to another by drawing from it?

A student's function that is given the test's generator may draw from it, and the test's own goes on
from there. It may not put it elsewhere: the test would draw inputs that the student has chosen.
"""

from typing import Any

import numpy as np

_BITS = 128
_MOST = 10**8  # numbers that one call may draw
_BLOCK = 624  # numbers that the Mersenne twister makes at once
_BLOCKS = 2000
# The step of each algorithm that is a linear congruence, from NumPy's documentation and source.
_STEPS = {
    "PCG64": 0x2360ED051FC65DA44385DF649FCCF645,
    "PCG64DXSM": 0xDA942042E4DD58B5,
}


def is_ahead(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Tell whether drawing leads from one state to another, as far as that can be computed.

    Args:
        old: The state of the test's generator before the call.
        new: A state of the same algorithm, with every number within its bounds.

    Returns:
        False if it does not, or only by far more draws than a call makes. SFC64 and Philox cannot
        be followed like this: their state must not have changed.

    Example:
        >>> generator = np.random.default_rng(7)
        >>> before = generator.bit_generator.state
        >>> drawn = generator.random(3)
        >>> is_ahead(before, generator.bit_generator.state)
        True
        >>> is_ahead(before, np.random.default_rng(8).bit_generator.state)
        False
    """
    name = str(old["bit_generator"])
    if name in _STEPS:
        return _distance(old["state"], new["state"], _STEPS[name]) <= _MOST
    if name == "MT19937":
        return _twisted(old["state"], new["state"])
    return repr(old) == repr(new)


def _distance(old: dict[str, int], new: dict[str, int], step: int) -> int:
    r"""Count the steps $s \mapsto a s + c$ from one state to the other, bit by bit."""
    if old["inc"] != new["inc"]:
        return 1 << _BITS
    mask = (1 << _BITS) - 1
    here, there, plus = old["state"], new["state"], old["inc"]
    steps, bit = 0, 1
    while here != there and bit <= mask:
        if (here ^ there) & bit:
            here = (here * step + plus) & mask
            steps |= bit
        bit <<= 1
        plus = (plus * (step + 1)) & mask
        step = (step * step) & mask
    return steps if here == there else 1 << _BITS


def _twisted(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Make the twister's next blocks and compare."""
    bits: Any = np.random.MT19937()
    bits.state = {"bit_generator": "MT19937", "state": old}
    for block in range(_BLOCKS):
        state = bits.state["state"]
        if np.array_equal(state["key"], new["key"]):
            return bool(block or new["pos"] >= old["pos"])
        bits.random_raw(_BLOCK + 1 - min(_BLOCK, state["pos"]))
    return False
