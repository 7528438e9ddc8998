# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The refusal: nbgrader asks for this exporter before it touches a submission."""

from typing import Any

from nbgrader.converters.base import NbGraderException

from oms42.grading.intake.gate import GateExporter
from oms42.grading.sandbox.isolation import NoIsolationError, choose
from oms42.grading.sandbox.settings import OmsSandbox

UNSAFE = "Student code runs with your rights: there is no isolation here, and unsafe is set."


class SandboxedExporter(GateExporter):
    """The exporter that looks at each submission first, to be had only where there is a sandbox.

    ``c.Autograde.exporter_class`` names it. nbgrader makes its exporter once, before the first
    submission, so that a refusal leaves no trace: no row in the gradebook and no folder.
    """

    def __init__(self, config: Any = None, **settings: Any) -> None:
        wanted = OmsSandbox(config=config)
        try:
            choose(wanted)
        except NoIsolationError as error:
            if not wanted.unsafe:
                settings["parent"].log.error("%s", error)
                raise NbGraderException(str(error)) from error
            settings["parent"].log.warning(UNSAFE)
        super().__init__(config=config, **settings)
