# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Each live page of the chapters against the budgets: paint, start and every slider."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from oms42.book.browser import ensure_chromium
from oms42.book.budget import (
    KINDS,
    Kind,
    Row,
    at_most,
    first_paint,
    open_page,
    profile,
    touch,
)
from oms42.book.meter import served
from oms42.book.sliders import measure_sliders

GALLERY = "gallery/"  # its pages show components, not chapters
LIVE = "tag_live"  # the class of a cell that runs in the page


def live_pages(site: Path) -> list[str]:
    """List the chapters' pages that hold a live cell.

    Args:
        site: The built site.

    Returns:
        Their paths in the site, in order.
    """
    found = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html")))
    chapters = (name for name in found if not name.startswith((GALLERY, "_static/", "oms/")))
    return [name for name in chapters if LIVE in (site / name).read_text("utf-8")]


def measure_pages(site: Path) -> Iterator[Row]:
    """Visit each live page of the chapters twice: the first visit is cold, the second is used.

    Args:
        site: The built site.

    Yields:
        Rows named for the page, each as soon as it is known.

    Raises:
        BuildError: If there is no site, or no browser.
    """
    with served(site) as (address, _), sync_playwright() as playwright:
        program = ensure_chromium()
        for name in live_pages(site):
            with profile(playwright, program) as context:
                for row in _visits(context, f"{address}{name}"):
                    yield replace(row, what=f"{name}: {row.what}")


def _visits(context: BrowserContext, address: str) -> Iterator[Row]:
    page = open_page(context, address)
    yield from first_paint(page)
    cold = touch(page)
    kind = _kind(page)
    yield at_most(f"touch → live, cold ({kind.name})", cold, kind.cold, ".1f", "s")
    page.close()
    page = open_page(context, address)
    yield at_most("touch → live, second visit", touch(page), kind.cold, ".1f", "s")
    yield from measure_sliders(page)
    page.close()


def _kind(page: Page) -> Kind:
    """Tell which of the kinds of page this is, by the tags of its cells."""
    numpy, pandas, scipy = KINDS
    if page.locator(".tag_needs-scipy").count():
        return scipy
    return pandas if page.locator(".tag_needs-pandas").count() else numpy
