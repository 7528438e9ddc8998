# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A widget's still picture beside its view, so that a page says something when nothing runs."""

import html
from dataclasses import replace
from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer

from oms42.book.plain import plain, saved

VIEW = "application/vnd.jupyter.widget-view+json"
KEY = "oms42"  # a widget of ours puts its picture and its text alternative here


def figure(still: dict[str, Any]) -> str:
    """Give the HTML of a widget's still pictures.

    Args:
        still: ``pictures``, each with ``svg`` and its text alternative ``alt``; ``takeaway``, two
            sentences.

    Returns:
        A figure whose pictures a screen reader reads by their text alternatives.

    Example:
        >>> pictures = [{"svg": "<svg></svg>", "alt": "A & B"}]
        >>> figure({"pictures": pictures, "takeaway": "C."}).count("A &amp; B")
        1
    """
    drawn = "".join(_picture(**one) for one in still["pictures"])
    takeaway = html.escape(still["takeaway"])
    return f'<figure class="oms-still">{drawn}<figcaption>{takeaway}</figcaption></figure>'


def _picture(svg: str, alt: str) -> str:
    hidden = svg.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return f'<div role="img" aria-label="{html.escape(alt)}">{hidden}</div>'


class StillBesideView(MimeRenderPlugin):  # type: ignore[misc]  # myst_nb ships no types
    """Renders a widget's view as MyST-NB does, and its still picture after it."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]] = []

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer, data: MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Take over the views of widgets; leave other outputs to MyST-NB.

        Args:
            renderer: MyST-NB's renderer.
            data: The output.
            inline: Whether it stands in a line of text.

        Returns:
            The nodes, or None to leave the output to MyST-NB.
        """
        if inline or data.mime_type != VIEW:
            return None
        content: dict[str, Any] = dict(data.content)
        still = content.pop(KEY, None)
        made: list[nodes.Element] = renderer.render_widget_view(replace(data, content=content))
        if still is None:  # no picture: the widget in words
            models = saved(renderer.renderer.nb_client.nb_metadata)
            text = plain(models, content["model_id"])
        else:
            text = figure(still)
        return [*made, nodes.raw(text=text, format="html")]
