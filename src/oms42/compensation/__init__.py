# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pay plans: their algebra, cost, incentives and fairness.

The room is empty in this version: see CHANGELOG.md for what has landed.
"""
