# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gallery of outputs in a page: is everything drawn, readable by all, and harmless?"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import guard, open_context, state
from .moves import MARKUP, OUTPUTS, REPLACE, ROWS, Move
from .test_accessibility import violations

pytestmark = pytest.mark.site

PAGE = "gallery/outputs.html"
FRAME, FORMULAS, PICTURES, TROUBLE = "pd.DataFrame", "Season $", "zlib.crc32", "Divide by"


def shown(page: Page, words: str) -> Locator:
    """Find what the live cell shows whose code has some words."""
    cell = page.locator(".cell.tag_live").filter(has=page.locator(".cell_input", has_text=words))
    return cell.locator(".cell_output")


@pytest.fixture(scope="module")
def live(browser: Browser, address: str) -> Iterator[Page]:
    """Give one live page to the tests that each use a cell of their own."""
    context = open_context(browser, address)
    watch = guard(context, address)
    page = context.new_page()
    page.goto(PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").first.click()
    state(page, "live")
    yield page
    context.close()
    assert watch.strangers == []
    assert watch.broken == []


@pytest.mark.parametrize("move", OUTPUTS, ids=lambda move: move.name)
def test_what_a_reader_does_is_answered(live: Page, move: Move) -> None:
    move.do(shown(live, move.cell))
    expect(shown(live, move.cell)).to_contain_text(move.seen)


def test_does_axe_find_nothing_on_a_dark_phone(live: Page) -> None:
    live.emulate_media(color_scheme="dark")
    live.set_viewport_size({"width": 320, "height": 700})
    assert violations(live) == []
    live.emulate_media(color_scheme="light")
    live.set_viewport_size({"width": 1200, "height": 900})
    assert violations(live) == []


def test_text_and_values_come_in_order_and_a_stream_is_one_piece(live: Page) -> None:
    pieces = shown(live, REPLACE).locator("pre")
    expect(pieces.nth(0)).to_have_text("Forecast for the quarter\nin millions of dollars\n")
    expect(pieces.nth(1)).to_have_text("'a value displayed'")
    expect(pieces.nth(2)).to_have_text("41.5")


def test_a_table_has_headers_and_scrolls_by_keyboard_where_it_must(live: Page) -> None:
    """By role: column and row headers; the empty corners are cells."""
    live.set_viewport_size({"width": 390, "height": 800})
    table = shown(live, FRAME).get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(13)  # twelve months, and "Region"
    expect(table.get_by_role("rowheader")).to_have_text(["Americas", "Europe", "Asia-Pacific"])
    expect(table.get_by_role("columnheader", name="Jan 2026")).to_have_attribute("scope", "col")
    box = shown(live, FRAME).locator(".oms-scroll")
    expect(box).to_have_attribute("tabindex", "0")
    box.focus()
    live.keyboard.press("ArrowRight")
    live.wait_for_function("document.querySelector('.oms-live .oms-scroll').scrollLeft > 0")
    live.set_viewport_size({"width": 1200, "height": 900})


def test_formulas_are_typeset_everywhere_and_prices_are_not(live: Page) -> None:
    cell = shown(live, FORMULAS)
    # two outputs, Markdown, a label, HTML, a slider's description
    expect(cell.locator("mjx-container")).to_have_count(6)
    expect(cell.locator(".widget-label").first).to_contain_text(", at $5 or $6 a seat")
    expect(cell.get_by_role("slider", name="Season γ")).to_be_visible()
    assert "$\\" not in cell.inner_text()
    fraction = cell.locator("mjx-container").first
    assert (fraction.bounding_box() or {"height": 0})["height"] > 20


def test_markdown_has_its_emphasis_and_its_list(live: Page) -> None:
    box = shown(live, FORMULAS).locator(".oms-markdown")
    expect(box.locator("strong")).to_have_text("between")
    expect(box.locator("li")).to_have_text(["0 ignores the news", "1 forgets"])
    expect(box.locator("code").first).to_have_text("0")


def test_pictures_have_their_alternatives_and_are_drawn(live: Page) -> None:
    cell = shown(live, PICTURES)
    for name, width in {
        "A bar, seven tenths of it filled.": 120,
        "A square in two tones of gray.": 64,
    }.items():
        picture = cell.get_by_role("img", name=name, exact=True)
        expect(picture).to_be_visible()
        assert picture.evaluate("one => one.naturalWidth") == width


def test_an_output_widget_shows_what_was_captured_and_nothing_twice(live: Page) -> None:
    cell = shown(live, ROWS)
    cell.locator(".noUi-handle").press("End")
    expect(cell.locator(".oms-html")).to_have_text("That makes 5.")
    expect(cell.locator(".widget-output").first.locator("pre")).to_have_text(
        "".join(f"row {i}\n" for i in range(1, 6))
    )
    meter = cell.get_by_role("progressbar", name="Filled")  # a widget among the outputs
    expect(meter).to_have_attribute("aria-valuenow", "5")
    expect(cell.locator(".oms-behind")).to_have_count(0)


def test_an_error_is_a_sentence_with_its_traceback_folded(live: Page) -> None:
    alert = shown(live, TROUBLE).get_by_role("alert")
    expect(alert.locator(".oms-error-message")).to_have_text("KeyError: 'lost'")
    expect(alert.locator("pre")).not_to_be_visible()
    alert.locator("summary").click()
    expect(alert.locator("pre")).to_contain_text('{"won": 3}["lost"]')
    expect(alert.locator("pre")).not_to_contain_text("pagekernel")


def test_what_a_callback_prints_and_raises_is_seen(live: Page) -> None:
    cell = live.locator(".cell.tag_live").filter(has=live.locator(".cell_input", has_text=TROUBLE))
    field = cell.get_by_label("Divide by")
    field.fill("4")
    field.press("Tab")
    expect(cell.locator(".cell_output")).to_contain_text("A quarter of 3.0")
    field.fill("0")
    field.press("Tab")
    expect(cell.get_by_role("status").first).to_contain_text("division by zero")
    field.fill("2")
    field.press("Tab")
    expect(cell.locator(".cell_output")).to_contain_text("A quarter of 6.0")
    expect(cell.get_by_role("status").first).to_contain_text("Live")


def sent(page: Page, *outputs: dict[str, Any]) -> Locator:
    """Let the page's Python, as it seems, send outputs to the cell of pictures."""
    codes = page.locator(".cell.tag_live .cell_input").all()
    (number,) = [i for i, code in enumerate(codes) if PICTURES in (code.text_content() or "")]
    for output in outputs:
        message = json.dumps({"cell": f"cell-{number}", "output": output})
        said = json.dumps({"type": "output", "message": message})
        page.workers[0].evaluate(f"self.postMessage({said})")
    return shown(page, PICTURES)


def data(**types: str) -> dict[str, Any]:
    """Make an output of some types; two underscores stand for the slash, one for a dot."""
    made = {name.replace("__", "/").replace("_", "."): text for name, text in types.items()}
    return {"output_type": "display_data", "data": made, "metadata": {}}


def test_colors_of_a_terminal_are_dropped_and_lines_written_over(live: Page) -> None:
    text = ["\x1b[31mred\x1b[0m\n10 %\r", "20 %\r", "done\n"]
    outputs = [{"output_type": "stream", "name": "stdout", "text": one} for one in text]
    expect(sent(live, *outputs).locator("pre.oms-stdout")).to_have_text("red\ndone\n")


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (
            data(application__javascript="window.harmed = 1", text__plain="J"),
            "application/javascript",
        ),
        (data(application__vnd_vegalite_v5="{}", text__plain="V"), "application/vnd.vegalite"),
        (data(application__pdf="JVBERi0="), "application/pdf"),
    ],
)
def test_an_output_that_a_page_cannot_show_is_named(
    live: Page, output: dict[str, Any], said: str
) -> None:
    missing = sent(live, output).locator(".oms-missing").last
    expect(missing).to_contain_text(f"This page cannot show an output of the type {said}")
    assert live.evaluate("window.harmed") is None


def test_a_picture_that_says_nothing_of_itself_says_so(live: Page) -> None:
    dot = "R0lGODlhAQABAAAAACw="
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    cell = sent(live, data(image__gif=dot), {**data(), "data": {"image/svg+xml": svg}})
    expect(cell.get_by_role("img", name="A picture without a description")).to_have_count(1)
    expect(cell.get_by_role("img", name="A drawing without a description")).to_have_count(1)


def test_text_with_prices_and_a_formula_keeps_the_prices(live: Page) -> None:
    text = r"From $5/$6, by $\alpha$ of \$7, not US$8 or $9."
    box = sent(live, data(text__latex=text)).locator(".oms-latex").last
    expect(box.locator("mjx-container")).to_have_count(1)
    expect(box).to_contain_text("From $5/$6, by ")
    expect(box).to_contain_text(" of $7, not US$8 or $9.")


def test_redrawing_leaves_nothing_behind(live: Page) -> None:
    """After 20 moves and after 120: as many nodes, those gathered up that nothing holds."""
    devtools = live.context.new_cdp_session(live)
    handle = shown(live, ROWS).locator(".noUi-handle")

    def nodes(moves: int) -> int:
        for i in range(moves):
            handle.press("ArrowLeft" if i % 2 else "ArrowRight")
        live.evaluate("new Promise((done) => setTimeout(done, 500))")
        devtools.send("HeapProfiler.collectGarbage")
        count: int = devtools.send("Memory.getDOMCounters")["nodes"]
        return count

    before = nodes(20)
    assert nodes(100) <= before + 50


HOSTILE = (
    "<script>window.harmed = 1</script>",
    "<img src='data:image/png;base64,AA' onerror='window.harmed = 1'>",
    "<img src='https://example.org/a.png'>",
    "<img srcset='https://example.org/b.png 1x'>",
    "<video poster='//example.org/c.png'><source src='https://example.org/d.mp4'></video>",
    "<div style='background: url(https://example.org/e.png)'>e</div>",
    "<div style='background: u\\72l(https://example.org/f.png)'>f</div>",
    "<div style='--x: url(https://example.org/g.png); background: var(--x)'>g</div>",
    "<div style='background-image: image-set(\"https://example.org/h.png\" 1x)'>h</div>",
    "<style>@import 'https://example.org/i.css'; body { display: none }</style>",
    "<link rel='stylesheet' href='https://example.org/j.css'>",
    "<svg><image href='https://example.org/k.png' width='9' height='9'/></svg>",
    "<svg><filter id='f'><feImage href='https://example.org/l.png'/></filter></svg>",
    "<svg><rect width='9' height='9' fill='url(https://example.org/m.svg#a)'/></svg>",
    "<iframe src='https://example.org/n.html'></iframe>",
    "<object data='https://example.org/o.swf'></object><embed src='https://example.org/p.swf'>",
    "<form action='https://example.org/q'><button>send</button></form>",
    "<a href='javascript:window.harmed = 1'>r</a>",
    "<base href='https://example.org/'><meta http-equiv='refresh' content='0;url=https://a.org'>",
    "<table background='https://example.org/s.png'><tr><td>s</td></tr></table>",
    "<math><mtext><table><mglyph><style><img src=data: onerror='window.harmed = 1'>",
)


@pytest.mark.parametrize("markup", HOSTILE, ids=[f"number {i}" for i in range(len(HOSTILE))])
def test_hostile_markup_neither_runs_nor_asks_anyone(live: Page, markup: str) -> None:
    """A marker typed after it shows that it has been drawn; that nothing was asked for, the end."""
    cell = shown(live, MARKUP)
    harmful: list[Any] = []
    live.on("request", lambda request: harmful.append(request.url))
    cell.locator("textarea").fill(f"<p>before</p>{markup}")
    cell.locator("textarea").fill(f"{markup}<p>drawn {HOSTILE.index(markup)}</p>")
    if "glyph" not in markup:  # whose open tags swallow the marker
        expect(cell.locator(".widget-html")).to_contain_text(f"drawn {HOSTILE.index(markup)}")
    live.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert [url for url in harmful if "example.org" in url or "a.org" in url] == []
    assert live.evaluate("window.harmed") is None
    drawn = cell.locator(".widget-html-content").evaluate("one => one.innerHTML")
    for word in ("script", "onerror", "example.org", "javascript:", "<style", "<form", "<iframe"):
        assert word not in drawn


def test_harmless_markup_stays_as_it_is(live: Page) -> None:
    """Inline styles, local pictures, a drawing's own gradient, links that a reader may follow."""
    markup = (
        '<p style="color: rgb(0, 114, 178); margin-left: calc(1em + 2px)" role="status">blue</p>'
        '<img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
        '<a href="https://example.org/">away</a>'
        '<svg width="9" height="9"><linearGradient id="g"></linearGradient>'
        '<rect width="9" height="9" fill="url(#g)"></rect></svg>'
        "<table><thead><tr><th></th><th>Deals</th></tr></thead>"
        "<tbody><tr><th>Ana</th><td>3</td></tr></tbody></table>"
    )
    cell = shown(live, MARKUP)
    cell.locator("textarea").fill(markup)
    box = cell.locator(".widget-html-content")
    expect(box.get_by_role("rowheader", name="Ana")).to_be_visible()
    expect(box.locator(".oms-scroll")).not_to_have_attribute("tabindex", "0")  # it need not scroll
    expect(box.get_by_role("status")).to_have_css("color", "rgb(0, 114, 178)")
    expect(box.get_by_role("status")).to_have_attribute("style", re.compile("calc"))
    expect(box.get_by_role("img", name="dot")).to_have_attribute("src", re.compile("^data:image"))
    expect(box.get_by_role("link", name="away")).to_have_attribute("href", "https://example.org/")
    expect(box.locator("rect")).to_have_attribute("fill", "url(#g)")
