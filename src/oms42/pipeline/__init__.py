# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pipeline as evidence: calibration, quarter distribution, bias of commits.

The room is empty in this version: see CHANGELOG.md for what has landed.
"""
