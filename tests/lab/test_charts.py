# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gallery of charts in a real JupyterLab: the same charts, from what the package carries."""

import pytest
from playwright.sync_api import expect

from .conftest import Lab

pytestmark = pytest.mark.site


def test_every_chart_is_drawn_and_the_first_follows_its_slider(lab: Lab) -> None:
    """Seven charts, maps and facets among them; no other host; a key press moves the drawing."""
    session = lab.run("gallery/charts.md")
    page = session.page
    charts = page.locator(".oms-chart")
    expect(charts).to_have_count(7, timeout=30_000)
    for chart in charts.all():
        drawing = chart.locator("svg").first
        expect(drawing).to_be_visible()
        assert drawing.get_attribute("aria-label")
    slider = page.locator(".noUi-handle").first
    first = charts.first
    before = first.get_attribute("data-revision")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(first).not_to_have_attribute("data-revision", before or "")
    assert session.strangers == []
    assert session.errors == []
    page.context.close()


def test_the_forecast_lab_of_the_chapter_is_the_same_widget(lab: Lab) -> None:
    """Static Altair charts and the live one, in one notebook with no CDN."""
    session = lab.run("forecasting/methods.md")
    page = session.page
    expect(page.locator(".oms-chart svg").first).to_be_visible()
    static = page.locator(
        ".jp-OutputArea .vega-embed, .jp-OutputArea canvas, .jp-OutputArea svg.marks"
    )
    assert static.count() >= 2, "the page's own Altair charts, drawn by JupyterLab's Vega-Lite"
    assert session.strangers == []
    page.context.close()
