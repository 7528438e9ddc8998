# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Live pages: is every page of a chapter with a live cell found, and read as its figures are?"""

from pathlib import Path

import pytest

from oms42.book.live_pages import live_pages, measure_pages

from .small import write
from .test_budget import ANSWER, PAGE, WAIT

CELL = '<div class="cell tag_live tag_hide-input"></div>'
SCIPY = '<div class="cell tag_live tag_needs-scipy"></div>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write two live pages whose figures are known, and pages that do not count."""
    top = tmp_path_factory.mktemp("pages")
    live = {"planning/one.html": PAGE + CELL, "pay/two.html": PAGE + SCIPY}
    others = {"planning/text.html": PAGE, "gallery/controls.html": PAGE + CELL, "index.html": ""}
    write(top, {**live, **others, "oms/kernel.whl": bytes(1000)})
    return top


def test_are_the_chapters_live_pages_found_and_no_other(site: Path) -> None:
    assert live_pages(site) == ["pay/two.html", "planning/one.html"]


@pytest.mark.site
def test_are_paint_and_start_read_for_each(site: Path) -> None:
    """The known page waits before it is live; a page with scipy has scipy's budget."""
    rows = {row.what: row for row in measure_pages(site)}
    for name, kind, most in (("planning/one", "numpy", "4.4"), ("pay/two", "scipy", "6.9")):
        cold = rows[f"{name}.html: touch → live, cold ({kind})"]
        assert float(cold.measured.split()[0]) >= WAIT / 1000
        assert cold.budget == f"≤ {most} s"
        assert f"{name}.html: first paint: LCP" in rows
        median = rows[f"{name}.html: slider → chart, median"]
        assert float(median.measured.split()[0]) >= ANSWER
        assert median.met is False, "60 ms are over the budget of 35"
