# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the configuration name what is there, and no address of another server?"""

from pathlib import Path

from traitlets import import_item
from traitlets.config import Config

from oms42.grading.pages.settings import TEMPLATES, configure_pages


def test_is_everything_there_that_the_configuration_names() -> None:
    c = Config()
    configure_pages(c)
    for name in (*c.HTMLExporter.preprocessors, *c.GenerateFeedback.preprocessors):
        assert callable(import_item(name).preprocess_cell)
    assert callable(import_item(c.HTMLExporter.filters["markdown2html"]))
    assert (Path(c.HTMLExporter.extra_template_basedirs[1]) / "formgrade").is_dir()


def test_do_the_templates_name_no_other_server() -> None:
    templates = list(TEMPLATES.rglob("*.j2"))
    assert len(templates) == 2
    for template in templates:
        text = template.read_text()
        assert "://" not in text
        assert "default-src 'none'" in text
