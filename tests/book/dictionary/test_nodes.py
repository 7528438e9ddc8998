# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The picture in the page: is it marked for one ground, described and kept in its place?"""

from types import SimpleNamespace

from oms42.book.dictionary.nodes import Drawing, Still, depart_drawing, visit_drawing, visit_still


def test_is_a_picture_written_with_all_that_it_needs() -> None:
    builder = SimpleNamespace(images={"../a.svg": "a1.svg"}, imgpath="../_images")
    writer = SimpleNamespace(body=[], builder=builder)
    visit_still(writer, Still(uri="../a.svg", alt='A "b" & c', ground="dark", size="3 2"))
    assert writer.body == [
        '<img class="oms-overview only-dark" src="../_images/a1.svg" '
        'alt="A &quot;b&quot; &amp; c" width="3" height="2" loading="lazy" />'
    ]


def test_is_a_caption_escaped() -> None:
    writer = SimpleNamespace(body=[])
    node = Drawing("", caption="a < b")
    visit_drawing(writer, node)
    depart_drawing(writer, node)
    assert "</div><figcaption>a &lt; b</figcaption></figure>" in "".join(writer.body)
