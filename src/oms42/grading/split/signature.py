# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a function's first line says, across the pipe: name, parameters, documentation."""

import inspect
from typing import Any

_TEXT = 20_000


def describe_signature(function: Any) -> dict[str, Any]:
    """Say what a function is called and which arguments it takes.

    Args:
        function: Anything that can be called.

    Returns:
        Its name, documentation and parameters, as far as they can be read.

    Example:
        >>> def mase(y_train, m=1):
        ...     "Return a number."
        >>> describe_signature(mase)["parameters"]
        [['y_train', 1, False], ['m', 1, True]]
    """
    try:
        found = inspect.signature(function).parameters.values()
        parameters = [[p.name, int(p.kind), p.default is not p.empty] for p in found]
    except (TypeError, ValueError):
        parameters = None
    return {
        "name": str(getattr(function, "__name__", type(function).__name__))[:200],
        "doc": str(getattr(function, "__doc__", None) or "")[:_TEXT],
        "parameters": parameters,
    }


def read_signature(parameters: Any) -> inspect.Signature | None:
    """Return the signature of a description that may have been forged.

    A parameter's default is not carried across; one that has a default shows ``...``.

    Args:
        parameters: What :func:`describe_signature` gave.

    Returns:
        The signature, or ``None`` if there is none.

    Example:
        >>> str(read_signature([["y", 1, False], ["m", 1, True]]))
        '(y, m=Ellipsis)'
        >>> read_signature([["y", 99, False]]) is None
        True
    """
    if type(parameters) is not list or len(parameters) > 255:
        return None
    try:
        return inspect.Signature(
            [
                inspect.Parameter(
                    name, inspect._ParameterKind(kind), default=... if has else inspect._empty
                )
                for name, kind, has in parameters
            ]
        )
    except (TypeError, ValueError):
        return None
