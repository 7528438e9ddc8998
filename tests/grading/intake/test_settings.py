# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is each class there that the configuration names, and of the kind that nbgrader asks for?"""

from nbconvert.exporters import NotebookExporter
from nbgrader.plugins.export import ExportPlugin
from nbgrader.plugins.zipcollect import ExtractorPlugin, FileNameCollectorPlugin
from traitlets import import_item
from traitlets.config import Config

from oms42.grading.intake.settings import configure_intake


def test_is_each_class_of_the_kind_that_nbgrader_asks_for() -> None:
    c = Config()
    configure_intake(c)
    wanted = {
        c.Autograde.exporter_class: NotebookExporter,
        c.ExportApp.plugin_class: ExportPlugin,
        c.ZipCollectApp.extractor_plugin: ExtractorPlugin,
        c.ZipCollectApp.collector_plugin: FileNameCollectorPlugin,
    }
    assert all(issubclass(import_item(name), kind) for name, kind in wanted.items())
