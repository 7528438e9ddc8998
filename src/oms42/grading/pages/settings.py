# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What nbgrader's configuration must say for pages that cannot be attacked."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).with_name("templates")


def configure_pages(c: Any) -> None:
    """Let formgrader and feedback show a student's work without running any of it.

    Args:
        c: The configuration object of ``nbgrader_config.py``.

    Example:
        >>> from traitlets.config import Config
        >>> c = Config()
        >>> configure_pages(c)
        >>> c.HTMLExporter.preprocessors
        ['oms42.grading.pages.inert.Inert']
    """
    place = find_spec("nbgrader")  # importing it would cost every command half a second
    stock = Path(str(place and place.origin)).parent / "server_extensions/formgrader/templates"
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(stock)]
    c.HTMLExporter.preprocessors = ["oms42.grading.pages.inert.Inert"]
    c.HTMLExporter.filters = {"markdown2html": "oms42.grading.pages.clean.markdown"}
    c.HTMLExporter.embed_images = False
    # no address of another server stands in a page, even where a template would use it
    for name in ("mathjax_url", "require_js_url", "jquery_url", "jupyter_widgets_base_url"):
        c.HTMLExporter[name] = ""
    c.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "oms42.grading.pages.feedback.HideTests",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
