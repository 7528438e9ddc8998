# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 data real`: extracts of public data, read as files out of installed packages."""

from oms42.cli.real.command import register_real

__all__ = ["register_real"]
