# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Property tests: no deadline, and the same examples in every run. Ctrl+C reaches every command.

A shared machine, or Pyodide, may pause at any example. New examples are looked for by whoever has
the time to read them, with `pytest --hypothesis-profile=searching`; what falls there becomes an
`@example`.

Whoever starts the tests in the background of a shell makes them deaf to Ctrl+C, and with them every
command that a test starts and interrupts.
"""

import signal

from hypothesis import settings

settings.register_profile("patient", deadline=None, derandomize=True, database=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("patient")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
