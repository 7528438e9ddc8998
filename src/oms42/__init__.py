# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Models, data and grading kit of *Strategic Sales Management & Leadership* (module 4.2.OMS)."""

__version__ = "0.1.0"
