# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the building of the book raises when its user can mend the matter."""


class BuildError(Exception):
    """A step of the build could not be done; the message says why and what to do.

    Example:
        >>> raise BuildError("no Node.js: install Node 20 or newer")
        Traceback (most recent call last):
        ...
        oms42.book.errors.BuildError: no Node.js: install Node 20 or newer
    """
