# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The exercise kit on top of nbgrader: it knows nbgrader, and no model."""
