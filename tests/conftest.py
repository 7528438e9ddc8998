# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Property tests: no deadline, and the same examples in every run.

A shared machine, or Pyodide, may pause at any example. New examples are looked for by whoever has
the time to read them, with `pytest --hypothesis-profile=searching`; what falls there becomes an
`@example`.
"""

from hypothesis import settings

settings.register_profile("patient", deadline=None, derandomize=True, database=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("patient")
