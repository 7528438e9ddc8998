# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an instructor may set about the sandbox, as nbgrader's other settings are set."""

from traitlets import Bool, Enum, Integer, List, Unicode
from traitlets.config import Configurable

from oms42.grading.sandbox.limits import Limits

_STANDARD = Limits()
PRELOAD = (
    "numpy",
    "pandas",
    "scipy.optimize",
    "scipy.stats",
    "altair",
    "ipywidgets",
    "oms42.datasets",
    "oms42.charts",
)


class OmsSandbox(Configurable):
    """The sandbox for student code: ``c.OmsSandbox.memory = 2 << 30`` in nbgrader_config.py.

    Example:
        >>> OmsSandbox(memory=1 << 29).limits().words("memory")
        'The code used more than 512 MiB of memory and was stopped.'
    """

    unsafe = Bool(
        False, help="Run student code with your rights where this machine offers no isolation."
    ).tag(config=True)
    isolation = Enum(
        ("auto", "root", "user", "bubblewrap"),
        "auto",
        help="Which isolation to use; 'auto' takes the first that works.",
    ).tag(config=True)
    hidden = List(
        Unicode(), help="Folders that student code must not see even inside Python's own."
    ).tag(config=True)
    preload = List(
        Unicode(), list(PRELOAD), help="Libraries that are loaded once for all submissions."
    ).tag(config=True)
    memory = Integer(_STANDARD.memory, help="Bytes of memory, all processes together.").tag(
        config=True
    )
    disk = Integer(_STANDARD.disk, help="Bytes of all files that are written.").tag(config=True)
    cpu_seconds = Integer(_STANDARD.cpu_seconds, help="Seconds of processor time.").tag(config=True)
    wall_seconds = Integer(_STANDARD.wall_seconds, help="Seconds from start to end.").tag(
        config=True
    )
    processes = Integer(_STANDARD.processes, help="Processes and threads.").tag(config=True)
    open_files = Integer(_STANDARD.open_files, help="Open files of one process.").tag(config=True)
    output = Integer(_STANDARD.output, help="Bytes of output of one notebook.").tag(config=True)

    def limits(self) -> Limits:
        """Return the limits for one submission."""
        return Limits(**{name: getattr(self, name) for name in _STANDARD.dump()})
