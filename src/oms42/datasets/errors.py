# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What can be wrong with a table, or with the name of one."""


class DataError(ValueError):
    """A table or its description is missing or damaged; the message says what to do."""


class UnknownTableError(ValueError):
    """No table has the name; the message lists the names that exist."""
