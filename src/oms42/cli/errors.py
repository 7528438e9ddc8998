# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a command raises when its user can mend the matter."""


class CommandError(Exception):
    """A problem that the user of a command can mend.

    The message says what was wrong, what is allowed and what to do; the command prints it
    without a traceback and ends with exit code 2.

    Example:
        >>> raise CommandError("no port 99999: choose one from 1 to 65535")
        Traceback (most recent call last):
        ...
        oms42.cli.errors.CommandError: no port 99999: choose one from 1 to 65535
    """
