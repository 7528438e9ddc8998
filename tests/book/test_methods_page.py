# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The methods page as a page: figures, cells, the live cell, length and close."""

import pytest


@pytest.fixture(scope="module")
def methods(page):
    return page("forecasting/methods.md")


def test_are_three_figures_captioned_described_and_referred_to(methods):
    figures = [cell for cell in methods.cells if cell.figure]
    assert len(figures) >= 3
    for cell in figures:
        caption = cell.figure["caption"]
        assert len(caption.split()) <= 40, caption
        assert "synthetic" in caption
        alternative = cell.metadata["mystnb"]["image"]["alt"]
        assert len(alternative.split()) >= 20
        assert "synthetic" in alternative
        assert f"{{numref}}`{cell.figure['name']}`" in methods.prose


def test_does_no_figure_rest_on_color_alone(methods):
    for cell in methods.cells:
        if cell.figure:
            assert "shape=alt.Shape(" in cell.source


def test_is_each_cell_short_enough_to_read(methods):
    for cell in methods.cells:
        assert len(cell.source.strip().splitlines()) <= 25, cell.source


def test_is_all_code_that_is_shown_narrow_enough_for_the_column(methods):
    for cell in methods.cells:
        if "hide-input" not in cell.tags:
            assert max(len(line) for line in cell.source.splitlines()) <= 74, cell.source


def test_is_the_section_as_long_as_planned(methods, words):
    assert 650 <= words(methods.prose) <= 1500
