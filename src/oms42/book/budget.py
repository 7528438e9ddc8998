# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The site's budgets, measured in a real browser on this machine."""

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from oms42.book.browser import arguments, ensure_chromium
from oms42.book.meter import CpuMeter, served
from oms42.book.serve import size_on_wire

PRESSES = 50
VISITS = 5  # a browser keeps the interpreter's compiled code only when it has been used a few times
SETTLE = 3000  # milliseconds after a visit in which it does so

# The reader of the measurements saves data, so that a start is the measurement's own.
SAVES_DATA = "Object.defineProperty(navigator.connection, 'saveData', { value: true })"

VITALS = """() => new Promise(resolve => {
  const seen = { lcp: 0, cls: 0 };
  new PerformanceObserver(list => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value;
  })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(seen), 500);
})"""

# From the key press until the frame after the chart was drawn anew.
WATCH = """() => {
  globalThis.omsWaits = [];
  let pressed = null;
  addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true });
  new PerformanceObserver(() => {
    if (pressed === null) return;
    const start = pressed;
    pressed = null;
    requestAnimationFrame(() => omsWaits.push(performance.now() - start));
  }).observe({ entryTypes: ['mark'] });
}"""


@dataclass(frozen=True)
class Kind:
    """A page whose start is measured, and what it may cost.

    Attributes:
        name: What the page loads.
        path: Where it lies in the site.
        cold: Seconds from the touch to the live widget at the first visit.
        warm: The same at a later visit.
        wire: Megabytes of everything that the start loads.
        cpu: Processor seconds of the whole browser, cold and warm; None where nothing is set.
    """

    name: str
    path: str
    cold: float
    warm: float
    wire: float
    cpu: tuple[float, float] | None = None


LIVE_PAGE = "forecasting/methods.html"
KINDS = (
    Kind("numpy", LIVE_PAGE, cold=4.4, warm=2.6, wire=13, cpu=(10, 7)),
    Kind("pandas", "gallery/pandas.html", cold=6.0, warm=5.0, wire=20),
    Kind("scipy", "gallery/scipy.html", cold=6.9, warm=5.3, wire=29),
)


@dataclass(frozen=True)
class Row:
    """One row of the budgets' table.

    Attributes:
        what: What was measured.
        measured: The figure, with its unit.
        budget: What is allowed.
        met: Whether the figure is within the budget; None where nothing is set.
    """

    what: str
    measured: str
    budget: str
    met: bool | None


def at_most(what: str, figure: float, most: float | None, form: str, unit: str) -> Row:
    """Make the row of a figure that may be so large.

    Args:
        what: What was measured.
        figure: The figure.
        most: The budget; None where nothing is set.
        form: How to write the figure, as in a format specification.
        unit: Of both.

    Returns:
        The row.

    Example:
        >>> at_most("LCP", 0.41, 1.5, ".1f", "s").budget
        '≤ 1.5 s'
    """
    budget = "" if most is None else f"≤ {most:g} {unit}"
    return Row(what, f"{figure:{form}} {unit}", budget, None if most is None else figure <= most)


@contextmanager
def profile(playwright: Playwright, program: str) -> Iterator[BrowserContext]:
    """Give a browser with a profile of its own on disk: an incognito one keeps no compiled code.

    Args:
        playwright: A running Playwright.
        program: The browser.

    Yields:
        The browser's context; its reader saves data.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=program, args=arguments()
        )
        context.add_init_script(SAVES_DATA)
        try:
            yield context
        finally:
            context.close()


def _wire(site: Path, asked: list[str]) -> float:
    return sum(size_on_wire(site, path) for path in set(asked)) / 1e6


def open_page(context: BrowserContext, address: str) -> Page:
    """Open a live page and wait until its widgets are painted.

    Args:
        context: Of the browser.
        address: The page's.

    Returns:
        The page.
    """
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("document.documentElement.dataset.oms === 'painted'", timeout=60_000)
    return page


def touch(page: Page) -> float:
    """Press a key on the first slider, and wait until the page is live.

    Args:
        page: A painted page.

    Returns:
        The seconds from that press until the page was live.
    """
    page.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.documentElement.dataset.oms === 'live'", timeout=120_000)
    spent: float = page.evaluate(
        "performance.getEntriesByName('oms-live')[0].startTime"
        " - performance.getEntriesByName('oms-start')[0].startTime"
    )
    return spent / 1000


def latency(page: Page) -> Iterator[Row]:
    """Press a key on the first slider again and again.

    Args:
        page: A live page.

    Yields:
        The rows of the times until the chart was drawn anew.
    """
    page.evaluate(WATCH)
    page.locator(".noUi-handle").first.focus()
    for i in range(PRESSES):
        page.keyboard.press("ArrowRight" if i % 20 < 10 else "ArrowLeft")
        page.wait_for_function(f"omsWaits.length > {i}")
    waits: list[float] = page.evaluate("omsWaits")
    median, slowest = statistics.median(waits), statistics.quantiles(waits, n=20)[-1]
    yield at_most(f"slider → chart, median of {PRESSES}", median, 35, ".0f", "ms")
    yield at_most("slider → chart, p95", slowest, 100, ".0f", "ms")


def first_paint(page: Page) -> Iterator[Row]:
    """Ask the browser how it painted a page.

    Args:
        page: An open page.

    Yields:
        The rows of the largest paint and of the shifts.
    """
    seen: dict[str, Any] = page.evaluate(VITALS)
    yield at_most("first paint: LCP", seen["lcp"] / 1000, 1.5, ".2f", "s")
    yield at_most("first paint: CLS", seen["cls"], 0.05, ".3f", "")


def _weights(site: Path, context: BrowserContext, address: str) -> Iterator[Row]:
    weights = {}
    page = context.new_page()
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        if name.startswith(("_static/", "oms/")):
            continue
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        # the page's own list: what the browser had kept from another page counts for this one too
        used: list[str] = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
        files = [one.removeprefix(address[:-1]) for one in used if one.startswith(address)]
        weights[name] = _wire(site, [f"/{name}", *files])
    heaviest = max(weights, key=lambda name: weights[name])
    figure = weights[heaviest]
    yield at_most(f"heaviest page before the kernel: {heaviest}", figure, 1, ".2f", "MB gzipped")


def _starts(
    kind: Kind, site: Path, context: BrowserContext, address: str, asked: list[str], cpu: CpuMeter
) -> Iterator[Row]:
    first = kind.path == LIVE_PAGE
    for visit in range(1, VISITS + 1):
        before = cpu.seconds()
        asked.clear()
        page = open_page(context, address + kind.path)
        painted = asked.copy()
        if visit == 1 and first:
            yield from first_paint(page)
        seconds, name = touch(page), f"{kind.name} page, visit {visit}"
        most = kind.cold if visit == 1 else kind.warm
        if visit in (1, 2, VISITS):
            allowed = kind.cpu and kind.cpu[visit > 1]
            yield at_most(f"{name}: touch → live", seconds, most, ".1f", "s")
            spent = cpu.seconds() - before
            yield at_most(f"{name}: load, touch, live", spent, allowed, ".1f", "CPU-s")
        if visit == 1:
            kernel = _wire(site, [path for path in asked if path not in painted])
            yield at_most(f"{kind.name} page: kernel on the wire", kernel, kind.wire, ".1f", "MB")
        if visit == VISITS and first:
            yield from latency(page)
        page.wait_for_timeout(SETTLE)
        page.close()


def measure(site: Path) -> Iterator[Row]:
    """Measure the built site.

    Args:
        site: The built site.

    Yields:
        The rows of the table, each as soon as it is known.

    Raises:
        BuildError: If there is no site, or no browser.
    """
    with served(site) as (address, asked):
        program = ensure_chromium()
        with sync_playwright() as playwright, CpuMeter() as cpu:
            for kind in KINDS:
                with profile(playwright, program) as context:
                    yield from _starts(kind, site, context, address, asked, cpu)
            with profile(playwright, program) as context:
                yield from _weights(site, context, address)


def as_table(rows: list[Row]) -> str:
    """Format rows as a Markdown table.

    Args:
        rows: The rows.

    Returns:
        The table.

    Example:
        >>> print(as_table([Row("LCP", "0.4 s", "≤ 1.5 s", True)]))
        | what | measured | budget | |
        |---|---|---|---|
        | LCP | 0.4 s | ≤ 1.5 s | met |
    """
    words = {True: "met", False: "**over**", None: ""}
    lines = [f"| {r.what} | {r.measured} | {r.budget} | {words[r.met]} |" for r in rows]
    return "\n".join(["| what | measured | budget | |", "|---|---|---|---|", *lines])
