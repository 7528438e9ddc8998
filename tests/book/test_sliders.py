# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sliders: is each one's wait read, by its name, and one that draws nothing left out?

The pages are small ones whose waits are known; `tests/site` drives the book's own widgets.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from oms42.book import sliders
from oms42.book.browser import ensure_chromium
from oms42.book.budget import profile
from oms42.book.sliders import measure_sliders

pytestmark = pytest.mark.site

SLOW, QUICK = 150, 40
PAGE = f"""<span id="word">Over-assignment</span>
<div class="noUi-handle" tabindex="0" aria-labelledby="word" data-wait="{SLOW}"
  aria-valuenow="1" aria-valuemin="0" aria-valuemax="3">.</div>
<div class="noUi-handle" tabindex="0" aria-label="Weight" data-wait="{QUICK}"
  aria-valuenow="9" aria-valuemin="0" aria-valuemax="9">.</div>
<div class="noUi-handle" tabindex="0" aria-label="Words only"
  aria-valuenow="0" aria-valuemin="0" aria-valuemax="9">.</div>
<div class="noUi-handle" tabindex="0" aria-label="Closed" data-wait="1" hidden>.</div>
<script>
globalThis.keys = [];
addEventListener('keydown', ({{ target, key }}) => {{
  keys.push(key);
  target.ariaValueNow = Number(target.ariaValueNow) + (key === 'ArrowRight' ? 1 : -1);
  const wait = target.dataset.wait;
  if (wait) setTimeout(() => performance.mark('oms-drawn'), Number(wait));
}});
</script>"""


@pytest.fixture(scope="module")
def browsed() -> Iterator[Page]:
    """Open the page whose sliders are known."""
    with sync_playwright() as playwright, profile(playwright, ensure_chromium()) as context:
        page = context.new_page()
        page.set_content(PAGE)
        yield page


def test_is_the_wait_of_each_slider_read_by_its_name(
    browsed: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By hand: no wait is shorter than the page makes it; what draws nothing has no row."""
    monkeypatch.setattr(sliders, "PRESSES", 4)
    monkeypatch.setattr(sliders, "SILENCE", 500)
    rows = {row.what: row for row in measure_sliders(browsed)}
    assert list(rows) == [
        "Over-assignment → chart, median",
        "Over-assignment → chart, slowest",
        "Weight → chart, median",
        "Weight → chart, slowest",
    ]
    assert float(rows["Over-assignment → chart, median"].measured.split()[0]) >= SLOW
    assert rows["Over-assignment → chart, slowest"].met is False
    assert float(rows["Weight → chart, median"].measured.split()[0]) >= QUICK
    right, left = "ArrowRight", "ArrowLeft"
    assert browsed.evaluate("keys")[:8] == [right, right, left, left, *([left] * 4)], "and back"
