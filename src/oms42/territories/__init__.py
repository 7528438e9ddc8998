# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Territories, sizing and quotas, each result with its certified gap.

The room is empty in this version: see CHANGELOG.md for what has landed.
"""
