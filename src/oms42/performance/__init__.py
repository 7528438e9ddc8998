# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Performance measures: reliability, ranks, bridges.

The room is empty in this version: see CHANGELOG.md for what has landed.
"""
