# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The data dictionary in Sphinx."""

from typing import Any

from sphinx.application import Sphinx

from oms42.book.dictionary import nodes
from oms42.book.dictionary.directive import DataDictionary


def leave_out_elsewhere(app: Sphinx, document: Any, _page: str) -> None:
    """Leave the pictures out where there is no HTML; the words of the descriptions stay."""
    if app.builder.format != "html":
        for pictures in list(document.findall(nodes.Pictures)):
            pictures.parent.remove(pictures)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the data dictionary with Sphinx.

    Args:
        app: The Sphinx application.

    Returns:
        That it may read and write in parallel.
    """
    app.add_node(nodes.Pictures, html=(nodes.visit_pictures, nodes.depart_pictures))
    app.add_node(nodes.Drawing, html=(nodes.visit_drawing, nodes.depart_drawing))
    app.add_node(nodes.Still, html=(nodes.visit_still, nodes.depart_still))
    app.add_directive("data-dictionary", DataDictionary)
    app.connect("doctree-resolved", leave_out_elsewhere)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
