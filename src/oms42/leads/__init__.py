# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lead scoring, routing and experiments.

The room is empty in this version: see CHANGELOG.md for what has landed.
"""
