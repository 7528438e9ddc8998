# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What nbgrader's configuration must say for a pre-flight before grading."""

from typing import Any


def configure_intake(c: Any) -> None:
    """Put the gate before grading, the status into the export, and care into the collection.

    Args:
        c: The configuration object of ``nbgrader_config.py``.

    Example:
        >>> from traitlets.config import Config
        >>> c = Config()
        >>> configure_intake(c)
        >>> c.Autograde.exporter_class
        'oms42.grading.intake.gate.GateExporter'
    """
    c.Autograde.exporter_class = "oms42.grading.intake.gate.GateExporter"
    c.ExportApp.plugin_class = "oms42.grading.intake.export.StatusExport"
    c.ZipCollectApp.extractor_plugin = "oms42.grading.intake.collect.CarefulExtractor"
    c.ZipCollectApp.collector_plugin = "oms42.grading.intake.collect.CarefulCollector"
