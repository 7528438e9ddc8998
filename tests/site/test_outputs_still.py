# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Outputs before there is a model, and what they cost a page: words, tables, formulas, markup."""

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Visit, guard, open_context, state
from .moves import MARKUP, REPLACE, ROWS
from .test_outputs import FORMULAS, FRAME, PAGE, PICTURES, TROUBLE, shown

pytestmark = pytest.mark.site


def test_without_javascript_every_output_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    for words, text in {
        REPLACE: "Button: Replace the value",
        FRAME: "Americas",
        FORMULAS: "Season",
        MARKUP: "bold and more",
        ROWS: "That makes 1.",
        TROUBLE: "KeyError: 'lost'",
    }.items():
        expect(shown(page, words)).to_contain_text(text)
    assert (
        shown(page, PICTURES).locator("img").evaluate_all("all => all.map(one => one.alt)")
        == ["A bar, seven tenths of it filled, and a square in two tones of gray."] * 2
    )
    context.close()


def test_tables_that_the_build_wrote_have_headers_too(visit: Visit) -> None:
    visit.page.goto(PAGE)
    state(visit.page, "painted")
    table = shown(visit.page, FRAME).get_by_role("table")
    expect(table.get_by_role("rowheader")).to_have_text(["Americas", "Europe", "Asia-Pacific"])


def test_a_page_with_no_formula_of_its_own_gets_mathjax_from_its_site(
    browser: Browser, address: str
) -> None:
    """Below a sub-path, and once only; those of the text were typeset at the build."""
    context = open_context(browser, address)
    watch = guard(context, address)
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PAGE)
    state(page, "painted")
    expect(shown(page, FORMULAS).locator(".oms-widget mjx-container")).to_have_count(3)
    scripts = [url for url in asked if "tex-chtml" in url]
    assert scripts == [f"{address}_static/mathjax/tex-chtml.js"]
    context.close()
    assert watch.strangers == []
    assert watch.broken == []


def test_markup_costs_a_page_without_any_nothing(visit: Visit) -> None:
    """The sanitizer comes with the first markup, and the page of troubles has none."""
    visit.page.goto("gallery/trouble.html")
    state(visit.page, "painted")
    sizes = visit.page.evaluate(
        "Promise.all(performance.getEntriesByType('resource').map(one => one.name)"
        ".filter(name => name.includes('/oms/chunk-') && name.endsWith('.js'))"
        ".map(name => fetch(name).then(answer => answer.text())"
        ".then(text => text.includes('DOMPurify'))))"
    )
    assert sizes
    assert not any(sizes)
