# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Still pictures: are they safe to put into a page, and is everything else left to MyST-NB?"""

from importlib.metadata import entry_points
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from myst_nb.core.render import MimeData

from oms42.book.still import KEY, VIEW, StillBesideView, figure
from oms42.widgets import live

PICTURE = {"svg": '<svg class="marks"></svg>', "alt": "A line."}
STILL = {"pictures": [PICTURE], "takeaway": "Keep this."}
SOME_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


TEXT = {"model_name": "TextModel", "state": {"description": "Name", "value": "Ana"}}
SAVED = {"application/vnd.jupyter.widget-state+json": {"state": {"abc": TEXT}}}


class Renderer:
    """Stands for MyST-NB's renderer.

    Attributes:
        seen: The outputs that it was given.
        renderer: What it hands to, which knows the executed notebook's metadata.
    """

    def __init__(self) -> None:
        self.seen: list[MimeData] = []
        client = SimpleNamespace(nb_metadata={"widgets": SAVED})
        self.renderer = SimpleNamespace(nb_client=client)

    def render_widget_view(self, data: MimeData) -> list[nodes.Element]:
        """Render as MyST-NB does, in short."""
        self.seen.append(data)
        return [nodes.raw(text="the view", format="html")]


def handle(content: Any, *, mime: str = VIEW, inline: bool = False) -> Any:
    """Ask the plugin about an output; give its answer and what the renderer saw."""
    renderer = Renderer()
    made = StillBesideView.handle_mime(renderer, MimeData(mime, content), inline)
    return SimpleNamespace(nodes=made, seen=renderer.seen)


@given(SOME_TEXT, SOME_TEXT)
def test_do_the_words_survive_as_text_and_never_as_markup(alt: str, takeaway: str) -> None:
    """An XML parser reads back the very words, so no character of theirs became a tag."""
    pictures = [{**PICTURE, "alt": alt}]
    made = ElementTree.fromstring(figure({"pictures": pictures, "takeaway": takeaway}))
    picture, caption = made
    assert picture.get("aria-label", "").split() == alt.split()
    assert (caption.text or "") == takeaway
    assert [child.tag for child in made] == ["div", "figcaption"]
    assert len(caption) == 0


def test_does_a_screen_reader_hear_the_alternative_and_not_the_marks() -> None:
    made = ElementTree.fromstring(figure(STILL))
    assert made[0].attrib == {"role": "img", "aria-label": "A line."}
    assert made[0][0].attrib == {"aria-hidden": "true", "class": "marks"}


def test_stand_several_pictures_in_one_figure_each_with_its_alternative() -> None:
    pictures = [PICTURE, {**PICTURE, "alt": "A map."}]
    made = ElementTree.fromstring(figure({"pictures": pictures, "takeaway": "Keep this."}))
    assert [one.get("aria-label") for one in made] == ["A line.", "A map.", None]
    assert [one.tag for one in made] == ["div", "div", "figcaption"]


def test_does_the_picture_follow_the_view() -> None:
    answer = handle({"model_id": "abc", KEY: STILL})
    assert [node.astext() for node in answer.nodes] == ["the view", figure(STILL)]
    assert answer.nodes[1]["format"] == "html"


def test_does_the_pages_widget_not_carry_the_picture_a_second_time() -> None:
    content = {"model_id": "abc", KEY: STILL}
    answer = handle(content)
    assert answer.seen[0].content == {"model_id": "abc"}
    assert KEY in content, "the notebook's own output was changed"


@pytest.mark.parametrize(
    ("content", "mime", "inline"),
    [
        ({"model_id": "abc", KEY: STILL}, VIEW, True),
        ("oms42", "text/plain", False),
    ],
)
def test_are_other_outputs_left_to_myst_nb(content: Any, mime: str, inline: bool) -> None:
    answer = handle(content, mime=mime, inline=inline)
    assert answer.nodes is None
    assert answer.seen == []


def test_is_a_widget_with_no_picture_put_into_words() -> None:
    answer = handle({"model_id": "abc"})
    view, words = answer.nodes
    assert view.astext() == "the view"
    assert "<li>Name: Ana</li>" in words.astext()
    assert words["format"] == "html"


def test_does_myst_nb_find_the_plugin() -> None:
    found = {entry.name: entry for entry in entry_points(group="myst_nb.mime_renderers")}
    assert found["oms42"].load() is StillBesideView


def test_do_widget_and_book_mean_the_same_mime_type() -> None:
    """The two rooms may not import each other, so each has the name."""
    assert live.VIEW == VIEW
