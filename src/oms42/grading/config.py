# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Safe grading, by configuration alone: what ``nbgrader_config.py`` calls in one line."""

import os
from pathlib import Path
from typing import Any

from oms42.grading.intake.settings import configure_intake
from oms42.grading.pages.settings import configure_pages

KERNEL = "oms42-graded"
BEFORE = {
    "nbgrader.preprocessors.ignorepattern.IgnorePattern": (
        "oms42.grading.pages.stills.StillCharts",
    ),
    "nbgrader.preprocessors.limitoutput.LimitOutput": ("oms42.grading.pages.limit.LimitBytes",),
}
KERNELS = Path(__file__).parent / "sandbox"  # Jupyter looks for kernelspecs in its folder kernels/


def configure(c: Any) -> None:
    """Make stock ``nbgrader autograde``, and formgrader's button, grade behind walls.

    Args:
        c: The configuration that nbgrader hands to ``nbgrader_config.py``.

    Example:
        >>> from traitlets.config import Config
        >>> c = Config()
        >>> configure(c)
        >>> c.Execute.kernel_name
        'oms42-graded'
    """
    from oms42.grading.split.execute import use

    show_kernels()
    configure_intake(c)
    configure_pages(c)
    use(c)
    c.Autograde.autograde_preprocessors = _with_pages(c.Autograde.autograde_preprocessors)
    c.Execute.kernel_name = KERNEL
    c.Execute.shutdown_kernel = "immediate"  # nothing that a graded kernel could save survives it
    c.Autograde.exporter_class = "oms42.grading.sandbox.exporter.SandboxedExporter"
    c.ExchangeFactory.release_feedback = "oms42.grading.lms.release.LmsReleaseFeedback"


def _with_pages(steps: list[str]) -> list[str]:
    """Put the steps that make outputs harmless where they belong: after the execution."""
    return [step for name in steps for step in (*BEFORE.get(name, ()), name)]


def show_kernels() -> None:
    """Let Jupyter find the kernelspec that lies in this package.

    The list of its folders is an environment variable, which the processes that grade inherit.
    """
    known = os.environ.get("JUPYTER_PATH", "")
    if str(KERNELS) not in known.split(os.pathsep):
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [known, str(KERNELS)]))
