# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Importing a library without one that it could also use."""

import contextlib
import sys
from collections.abc import Iterator
from typing import Any

# What the grader's libraries load, at a cost, and use for nothing that grading does: jsonschema
# compiles a grammar for addresses in any script (a second and a half of the processor's time) and
# loads checks of formats that no notebook's schema names, ipykernel opens a debugger's libraries,
# and requests a second library that guesses encodings.
NOT_NEEDED = (
    "rfc3987_syntax",
    "debugpy",
    *("fqdn", "isoduration", "rfc3339_validator", "rfc3986_validator", "uri_template", "webcolors"),
    "chardet",
)


@contextlib.contextmanager
def withheld(*names: str) -> Iterator[None]:
    """Let the imports of a block go without some libraries, as if they were not installed.

    Afterwards they can be imported as ever; one that is loaded already stays.

    Args:
        names: Modules; those that grading does not need when left out.

    Example:
        >>> with withheld("tabnanny"):
        ...     import tabnanny
        Traceback (most recent call last):
        ...
        ModuleNotFoundError: import of tabnanny halted; None in sys.modules
        >>> import tabnanny
    """
    table: dict[str, Any] = sys.modules
    hidden = [name for name in names or NOT_NEEDED if name not in table]
    table.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name in hidden:
            table.pop(name, None)
