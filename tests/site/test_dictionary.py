# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The data dictionary as a reader meets it: whole, linked, described, and no wider than a phone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from oms42.book.serve import size_on_wire
from oms42.datasets import names, real

from .conftest import guard, open_context
from .test_accessibility import violations

pytestmark = pytest.mark.site

Scheme = Literal["light", "dark"]
PAGE = "data-dictionary.html"
TABLES = (*names(), *real.names(), *real.series_names())


def opened(browser: Browser, address: str, width: int, scheme: Scheme) -> Iterator[Page]:
    """Open the page."""
    viewport: ViewportSize = {"width": width, "height": 740}
    context = open_context(browser, address, viewport=viewport, color_scheme=scheme)
    watch = guard(context, address)
    page = context.new_page()
    page.goto(PAGE)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
    assert watch.strangers == []


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page on a light desk."""
    yield from opened(browser, address, 1280, "light")


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page on a dark and narrow phone."""
    yield from opened(browser, address, 320, "dark")


@pytest.fixture
def page(request: pytest.FixtureRequest, scheme: Scheme) -> Page:
    """Give the page as it was opened in a color scheme."""
    found: Page = request.getfixturevalue("desk" if scheme == "light" else "phone")
    return found


def test_are_page_and_pictures_light(desk: Page, site: Path) -> None:
    """400 kB on the wire for the page's text and all that it could draw; few of it at once."""
    text = (site / PAGE).read_text("utf-8")
    pictures = sorted(set(re.findall(r'src="(_images/[^"]+\.svg)"', text)))
    assert len(pictures) >= 2 * len(TABLES)
    assert sum(size_on_wire(site, f"/{name}") for name in (PAGE, *pictures)) < 400_000
    asked = desk.evaluate(
        "performance.getEntriesByType('resource').filter(r => r.name.endsWith('.svg')).length"
    )
    assert asked < len(pictures) / 2, "pictures wait until the reader comes near"


def test_has_every_table_its_section_and_every_link_a_target(desk: Page) -> None:
    page = desk
    titles = page.locator("section[id^=table-] > h3").all_inner_texts()
    assert [title.strip(" #\n") for title in titles] == list(TABLES)
    dead = page.evaluate(
        "[...document.querySelectorAll('.bd-article a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
    )
    assert dead == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_can_every_caption_be_seen(page: Page) -> None:
    """The theme hides captions beside a picture that it hides."""
    captions = page.locator(".oms-drawing figcaption")
    assert captions.count() >= len(TABLES)
    assert all(caption.is_visible() for caption in captions.all())


def test_says_every_picture_what_it_shows_and_that_it_is_synthetic_or_real(desk: Page) -> None:
    page = desk
    told = page.evaluate(
        "[...document.querySelectorAll('.oms-drawing')].map(f =>"
        " [f.closest('section').id, f.querySelector('figcaption').innerText,"
        " [...f.querySelectorAll('img')].map(i => i.alt)])"
    )
    assert len({section for section, _, _ in told}) == len(TABLES)
    kelvane = {f"table-{name.replace('_', '-')}" for name in names()}
    for section, caption, (light, dark) in told:
        nature = "synthetic data" if section in kelvane else "real data"
        assert caption.lower().endswith(f"{nature}."), section
        assert f", {nature}. " in light
        assert light == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_is_one_picture_of_the_two_shown_and_drawn(page: Page, scheme: Scheme) -> None:
    """Each in its place, once the reader comes near it."""
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    for table in ("accounts", "us_county_neighbors"):
        shown = page.locator(f"#table-{table.replace('_', '-')} img:visible")
        assert shown.count() >= 1
        for image in shown.all():
            image.scroll_into_view_if_needed()
            assert f"only-{scheme}" in (image.get_attribute("class") or "")
            page.wait_for_function(
                "i => i.complete && i.naturalWidth > 0", arg=image.element_handle()
            )


@pytest.mark.parametrize("width", [360, 320])
def test_does_nothing_scroll_sideways_on_a_phone(phone: Page, width: int) -> None:
    page = phone
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "w => [...document.querySelectorAll('table.oms-dictionary, .oms-facts, .oms-drawing img')]"
        ".filter(e => e.getBoundingClientRect().right > w).map(e => e.className)",
        width,
    )
    assert wide == []


def test_are_the_tables_still_tables_on_a_phone(phone: Page) -> None:
    """A screen reader gets caption, heads and cells, whatever the layout is."""
    page = phone
    page.set_viewport_size({"width": 360, "height": 740})
    table = page.get_by_role("table", name="Columns of reps")
    assert table.get_by_role("rowheader", name="hire_date").count() == 1
    assert table.get_by_role("columnheader", name="Meaning").count() == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_does_axe_find_nothing(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    assert violations(page) == []


def test_is_the_light_picture_printed_from_the_dark_page(phone: Page) -> None:
    page = phone
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.locator("#table-accounts img:visible")
    assert shown.count() == 2
    assert all("only-light" in (one.get_attribute("class") or "") for one in shown.all())
