# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Random generators across the pipe: how a generator stands, out and back.

NumPy's C code trusts a state that it is given: a position beyond its table would read foreign
memory. A state that comes from a student is therefore accepted only if every number in it lies
where the algorithm can put it. How the shared generators stand goes to the student only: what a
student's call draws from them does not move the test's own.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.grading.split.limits import CrossingError, PayloadError

if TYPE_CHECKING:
    from oms42.grading.split.codec import Decoder, Encoder

_ALGORITHMS = ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")
# The greatest value of each number in a state; whatever is not named here fits into 128 bits.
_BOUNDS = {"pos": 624, "buffer_pos": 4, "has_uint32": 1, "uinteger": 2**32 - 1, "has_gauss": 1}


def pack(value: Any, encoder: Encoder) -> Any:
    """Return the node of a NumPy generator.

    Args:
        value: Any value.
        encoder: The encoder that asks, which keeps the raw bytes.

    Returns:
        A node, or ``None`` if the value is no generator.

    Raises:
        CrossingError: If the generator's algorithm is not one of NumPy's.

    Example:
        >>> from oms42.grading.split.codec import Encoder
        >>> pack(np.random.default_rng(7), Encoder())["of"]
        'Generator'
    """
    if not isinstance(value, np.random.Generator | np.random.RandomState):
        return None
    of = "Generator" if isinstance(value, np.random.Generator) else "RandomState"
    return {"t": "generator", "of": of, "v": encoder.node(standing(value))}


def standing(generator: Any) -> dict[str, Any]:
    """Say how a generator stands.

    Args:
        generator: A ``numpy.random.Generator`` or ``RandomState``.

    Returns:
        Its state, as plain values.

    Raises:
        CrossingError: If its algorithm is not one of NumPy's.

    Example:
        >>> standing(np.random.default_rng(7))["bit_generator"]
        'PCG64'
    """
    if isinstance(generator, np.random.RandomState):
        state = generator.get_state(legacy=False)
    else:
        state = generator.bit_generator.state
    if not isinstance(state, dict) or state.get("bit_generator") not in _ALGORITHMS:
        raise CrossingError(f"the generator is none of {', '.join(_ALGORITHMS)}")
    return {str(key): value for key, value in state.items()}


def move(generator: Any, state: Any) -> None:
    """Let a generator stand as another one does, in place.

    Args:
        generator: A ``numpy.random.Generator`` or ``RandomState``.
        state: What :func:`standing` gave, perhaps forged.

    Raises:
        PayloadError: If the algorithm cannot stand like that.

    Example:
        >>> first, second = np.random.default_rng(1), np.random.default_rng(2)
        >>> move(second, standing(first))
        >>> bool(first.random() == second.random())
        True
    """
    check(state, standing(generator))
    if isinstance(generator, np.random.RandomState):
        generator.set_state(state)
    else:
        generator.bit_generator.state = state


def check(state: Any, model: Any, name: str = "state") -> None:
    """Compare a state with one that is known to be sound.

    Args:
        state: The state to check.
        model: A sound state of the same algorithm.
        name: What the number is called.

    Raises:
        PayloadError: If types or shapes differ, or a number is out of bounds.

    Example:
        >>> check({"pos": 625}, {"pos": 3})
        Traceback (most recent call last):
        ...
        oms42.grading.split.limits.PayloadError: a generator's 'pos' must lie between 0 and 624
    """
    if type(state) is not type(model):
        raise PayloadError(f"a generator's {name!r} is a {type(model).__name__}")
    if isinstance(model, dict):
        if state.keys() != model.keys():
            raise PayloadError(f"a generator's {name!r} holds {sorted(model)}")
        for key, part in model.items():
            check(state[key], part, key)
    elif isinstance(model, int):
        bound = _BOUNDS.get(name, 2**128 - 1)
        if not 0 <= state <= bound:
            raise PayloadError(f"a generator's {name!r} must lie between 0 and {bound}")
    elif isinstance(model, np.ndarray):
        if state.shape != model.shape or state.dtype != model.dtype:
            raise PayloadError(f"a generator's {name!r} has shape {model.shape}")
    elif isinstance(model, str) and state != model:
        raise PayloadError(f"the generator is a {model}")


def unpack_generator(node: dict[str, Any], decoder: Decoder) -> Any:
    """Return a generator that stands as a node says.

    Args:
        node: What :func:`pack` gave, perhaps forged.
        decoder: The decoder that asks.

    Returns:
        A new generator.

    Raises:
        PayloadError: If there is no such algorithm, or it cannot stand like that.

    Example:
        >>> from oms42.grading.split.codec import dumps, loads
        >>> generator = np.random.default_rng(7)
        >>> bool(loads(dumps(generator)).random() == generator.random())
        True
    """
    state = decoder.value(node.get("v"))
    name = state.get("bit_generator") if isinstance(state, dict) else None
    if name not in _ALGORITHMS:
        raise PayloadError(f"a generator is one of {', '.join(_ALGORITHMS)}")
    bits = getattr(np.random, name)()
    legacy = node.get("of") == "RandomState"
    made = np.random.RandomState(bits) if legacy else np.random.Generator(bits)
    move(made, state)
    return made


def shared() -> dict[str, Any]:
    """Say how the shared generators stand, NumPy's and the standard library's.

    Returns:
        A mapping that :func:`share` takes back.

    Example:
        >>> sorted(shared())
        ['numpy', 'random']
    """
    version, words, gauss = random.getstate()
    return {"numpy": standing(np.random.mtrand._rand), "random": (version, words, gauss)}


def share(state: Any) -> None:
    """Let the shared generators stand as :func:`shared` said.

    Args:
        state: What :func:`shared` gave, perhaps forged.

    Raises:
        PayloadError: If the state is no state of both generators.

    Example:
        >>> before = shared()
        >>> first = random.random()
        >>> share(before)
        >>> first == random.random()
        True
    """
    if not isinstance(state, dict) or state.keys() != {"numpy", "random"}:
        raise PayloadError("the shared generators are numpy's and random's")
    try:
        random.setstate(state["random"])
    except (TypeError, ValueError) as error:
        raise PayloadError(f"random cannot stand like that: {error}") from None
    move(np.random.mtrand._rand, state["numpy"])  # the generator behind np.random.seed
