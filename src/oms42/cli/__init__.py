# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The roof: the `oms42` command, one file a family of subcommands."""
