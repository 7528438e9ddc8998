# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""axe-core's rules for WCAG 2.2 A and AA on the real pages, in the states that readers meet."""

from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import LIVE_PAGE, PLACES, Visit

pytestmark = pytest.mark.site

AXE = PLACES.modules / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ["index.html", "forecasting/index.html", LIVE_PAGE, "references.html"]


def violations(page: Page) -> list[Any]:
    """Run axe and list what it finds: rule, element, reason."""
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "tags => axe.run({ runOnly: tags }).then(result => result.violations.flatMap(v =>"
        " v.nodes.map(n => [v.id, n.target.join(' '), n.failureSummary])))",
        TAGS,
    )
    return list(found)


@pytest.mark.parametrize("name", PAGES)
def test_pages_as_they_open(visit: Visit, name: str) -> None:
    """Does axe find nothing on the page as it opens?"""
    visit.page.goto(name)
    visit.page.wait_for_load_state("networkidle")
    assert violations(visit.page) == []


@pytest.mark.parametrize("name", [LIVE_PAGE, "index.html"])
def test_in_the_dark_and_on_a_narrow_phone(visit: Visit, name: str) -> None:
    """Does axe find nothing in dark mode at 320 pixels, and does nothing scroll sideways?"""
    page = visit.page
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(name)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
