# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The sandbox in which student code runs: its walls, its limits, and the kernel inside."""
