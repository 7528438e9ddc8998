# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The data dictionary as a reader meets it: whole, linked, described, and no wider than a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from oms42.book.serve import size_on_wire
from oms42.datasets import names, real

from .conftest import Visit
from .test_accessibility import violations

pytestmark = pytest.mark.site

PAGE = "data-dictionary.html"
TABLES = (*names(), *real.names(), *real.series_names())


def opened(visit: Visit, width: int = 1280) -> Page:
    """Open the page."""
    visit.page.set_viewport_size({"width": width, "height": 740})
    visit.page.goto(PAGE)
    visit.page.wait_for_load_state("networkidle")
    return visit.page


def test_has_every_table_its_section_and_every_link_a_target(visit: Visit) -> None:
    page = opened(visit)
    titles = page.locator("section[id^=table-] > h3").all_inner_texts()
    assert [title.strip(" #\n") for title in titles] == list(TABLES)
    dead = page.evaluate(
        "[...document.querySelectorAll('.bd-article a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
    )
    assert dead == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_can_every_caption_be_seen(visit: Visit, scheme: str) -> None:
    """The theme hides captions beside a picture that it hides."""
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of its two words
    captions = opened(visit).locator(".oms-drawing figcaption")
    assert captions.count() >= len(TABLES)
    assert all(caption.is_visible() for caption in captions.all())


def test_says_every_picture_what_it_shows_and_that_it_is_synthetic_or_real(visit: Visit) -> None:
    page = opened(visit)
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
def test_is_one_picture_of_the_two_shown_and_drawn(visit: Visit, scheme: str) -> None:
    """Each in its place, once the reader comes near it."""
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of its two words
    page = opened(visit)
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
def test_does_nothing_scroll_sideways_on_a_phone(visit: Visit, width: int) -> None:
    page = opened(visit, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "w => [...document.querySelectorAll('table.oms-dictionary, .oms-facts, .oms-drawing img')]"
        ".filter(e => e.getBoundingClientRect().right > w).map(e => e.className)",
        width,
    )
    assert wide == []


def test_are_the_tables_still_tables_on_a_phone(visit: Visit) -> None:
    """A screen reader gets caption, heads and cells, whatever the layout is."""
    page = opened(visit, 360)
    table = page.get_by_role("table", name="Columns of reps")
    assert table.get_by_role("rowheader", name="hire_date").count() == 1
    assert table.get_by_role("columnheader", name="Meaning").count() == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_does_axe_find_nothing(visit: Visit, scheme: str, width: int) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of its two words
    assert violations(opened(visit, width)) == []


def test_are_page_and_pictures_light(visit: Visit, site: Path) -> None:
    """400 kB on the wire for the page's text and all that it could draw; few of it at once."""
    page = opened(visit)
    text = (site / PAGE).read_text("utf-8")
    pictures = sorted(set(re.findall(r'src="(_images/[^"]+\.svg)"', text)))
    assert len(pictures) >= 2 * len(TABLES)
    assert sum(size_on_wire(site, f"/{name}") for name in (PAGE, *pictures)) < 400_000
    asked = page.evaluate(
        "performance.getEntriesByType('resource').filter(r => r.name.endsWith('.svg')).length"
    )
    assert asked < len(pictures) / 2, "pictures wait until the reader comes near"


def test_is_the_light_picture_printed_from_the_dark_page(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = opened(visit)
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.locator("#table-accounts img:visible")
    assert shown.count() == 2
    assert all("only-light" in (one.get_attribute("class") or "") for one in shown.all())
