# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every slider of a page's live widgets: how long from the key to the chart?"""

import contextlib
import statistics
from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLateError

from oms42.book.budget import WATCH, Row, at_most

PRESSES = 12
PATIENCE = 20_000  # milliseconds that a busy machine may take for an answer
HANDLES = ".noUi-handle"
SILENCE = 2000  # milliseconds after which a press has drawn no chart


def guess(cell: Locator) -> None:
    """Commit a guess, whatever the kind of the question.

    Args:
        cell: A live cell whose widget waits for a prediction.
    """
    form = cell.locator(".oms-predict").last
    field = form.locator("input[type=text], input[type=number], input:not([type])")
    if form.locator("[type=radio]").count():
        form.locator("[type=radio]").first.check()
    elif form.locator("[type=range]").count():
        form.locator("[type=range]").press("ArrowRight")
    else:
        field.fill("1")
    form.get_by_role("button", name="Commit and reveal").click()
    answered = form.locator(".oms-predict-verdict")
    expect(answered).not_to_be_empty(timeout=PATIENCE)
    expect(answered).not_to_contain_text("as soon as the model has it", timeout=PATIENCE)


def measure_sliders(page: Page) -> Iterator[Row]:
    """Commit a guess in each live widget, then press a key on each of its sliders, again and again.

    Args:
        page: A live page.

    Yields:
        Two rows a slider, named by its label: the median and the slowest wait for a chart. A
        slider that draws no chart has none.
    """
    for cell in page.locator(".cell.tag_live").all():
        if cell.locator(".oms-predict").count():
            guess(cell)
    page.wait_for_timeout(1000)  # what the reveal draws is not the slider's
    page.evaluate(WATCH)
    for handle in page.locator(HANDLES).locator("visible=true").all():
        waits = _waits(page, handle)
        if waits:
            name = _label(handle)
            yield at_most(f"{name} → chart, median", statistics.median(waits), 35, ".0f", "ms")
            yield at_most(f"{name} → chart, slowest", max(waits), 100, ".0f", "ms")


def _label(handle: Locator) -> str:
    words: str = handle.evaluate(
        "one => { const by = one.getAttribute('aria-labelledby');"
        " return (by ? by.split(' ').map(id => document.getElementById(id).textContent).join(' ')"
        " : one.getAttribute('aria-label')) || 'slider'; }"
    )
    return " ".join(words.split())


def _waits(page: Page, handle: Locator) -> list[float]:
    """Press up to the end of the slider and back; milliseconds a press that draws a chart."""
    page.evaluate("omsWaits.length = 0")
    handle.focus()
    key = "ArrowRight"
    for _ in range(PRESSES):
        now, low, high = (_end(handle, name) for name in ("now", "min", "max"))
        key = "ArrowLeft" if now >= high else "ArrowRight" if now <= low else key
        drawn = page.evaluate("omsWaits.length")
        page.keyboard.press(key)
        with contextlib.suppress(TooLateError):
            page.wait_for_function(f"omsWaits.length > {drawn}", timeout=SILENCE)
        page.wait_for_timeout(100)  # a second chart of the same press
    waits: list[float] = page.evaluate("omsWaits")
    return waits


def _end(handle: Locator, name: str) -> float:
    return float(handle.get_attribute(f"aria-value{name}") or 0)
