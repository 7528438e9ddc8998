# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pictures in a page: do two of them keep their names apart, and is nothing but length lost?"""

import re
from xml.etree import ElementTree

from oms42.charts.compiled import compiled_spec, still
from oms42.charts.svg import settled

from .samples import SAMPLES

SVG = (
    '<svg width="10.25"><defs><clipPath id="clip0"><path d="M0,0.123"/></clipPath></defs>'
    '<g clip-path="url(#clip0)"><text transform="translate(1.987,2.04)">Rate 1.2345</text></g>'
    "</svg>"
)


def test_does_a_name_stay_with_what_refers_to_it() -> None:
    made = settled(SVG)
    (name,) = re.findall(r'id="([^"]+)"', made)
    assert f"url(#{name})" in made
    assert name != "clip0"


def test_have_two_pictures_no_name_in_common() -> None:
    """A browser takes the first of a name: one chart would be clipped by another's frame."""
    one, other = settled(SVG), settled(SVG.replace("0.123", "9.123"))
    assert not set(re.findall(r'id="([^"]+)"', one)) & set(re.findall(r'id="([^"]+)"', other))


def test_is_the_same_picture_named_alike_whatever_vega_counted() -> None:
    """Built twice, the book is the same."""
    assert settled(SVG) == settled(SVG.replace("clip0", "clip7"))


def test_are_coordinates_cut_and_words_left_alone() -> None:
    made = settled(SVG)
    assert 'width="10.2"' in made
    assert "translate(1.9,2)" in made
    assert "Rate 1.2345" in made


def test_is_a_real_picture_still_well_formed_and_names_what_is_there() -> None:
    values = SAMPLES["state_map"]
    svg = still(compiled_spec("state_map"), values["rows"])
    drawn = ElementTree.fromstring(svg)
    names = {one.get("id") for one in drawn.iter()} - {None}
    used = set(re.findall(r"url\(#([^)]+)\)", svg))
    assert used
    assert used <= names
