# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pictures in the page: drawn when they come near the window, each in its place from the start."""

from html import escape
from typing import Any

from docutils import nodes


class Pictures(nodes.General, nodes.Element):
    """The pictures of one table, side by side where there is room."""


class Drawing(nodes.General, nodes.Element):
    """One picture with its ``caption``; unlike the book's figures it has no number."""


class Still(nodes.image):
    """A drawn picture: ``uri``, ``alt``, ``ground`` and ``size``, width and height in pixels."""


def visit_pictures(writer: Any, _node: Pictures) -> None:
    """Open the row of pictures."""
    writer.body.append('<div class="oms-pictures">')


def depart_pictures(writer: Any, _node: Pictures) -> None:
    """Close it."""
    writer.body.append("</div>\n")


def visit_drawing(writer: Any, _node: Drawing) -> None:
    """Open the figure; the theme hides a caption that is a sibling of the picture it hides."""
    writer.body.append('<figure class="oms-drawing"><div>')


def depart_drawing(writer: Any, node: Drawing) -> None:
    """Write the caption and close the figure."""
    writer.body.append(f"</div><figcaption>{escape(node['caption'])}</figcaption></figure>\n")


def visit_still(writer: Any, node: Still) -> None:
    """Write the picture, with the address that Sphinx has given it."""
    known = writer.builder.images
    uri = f"{writer.builder.imgpath}/{known[node['uri']]}" if node["uri"] in known else node["uri"]
    width, height = node["size"].split()
    writer.body.append(
        f'<img class="oms-overview only-{node["ground"]}" src="{escape(uri)}" '
        f'alt="{escape(node["alt"])}" width="{width}" height="{height}" loading="lazy" />'
    )


def depart_still(_writer: Any, _node: Still) -> None:
    """A picture holds nothing."""
