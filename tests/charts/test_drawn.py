# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.charts.drawn import drawn
from oms42.charts.overview import overview

BARS = {"label": ["a", "b"], "value": [3, 1]}


def test_is_the_same_chart_the_same_bytes() -> None:
    first, second = (drawn(overview("bars", BARS, "Deals", "#222222")) for _ in range(2))
    assert first == second


def test_is_it_a_whole_picture_with_a_size_and_names_of_its_own() -> None:
    svg = drawn(overview("bars", BARS, "Deals", "#222222"))
    assert svg.startswith("<svg ")
    assert ' width="' in svg[:300]
    assert 'id="clip' not in svg


def test_does_it_load_nothing() -> None:
    svg = drawn(overview("shapes", {}, "", "#222222"))
    assert "href=" not in svg
    assert "url(http" not in svg
