# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Property tests run without a deadline: a shared machine, or Pyodide, may pause at any example."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
