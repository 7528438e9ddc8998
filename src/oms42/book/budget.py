# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The site's budgets, measured in a real browser on this machine."""

import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from oms42.book.browser import arguments, ensure_chromium
from oms42.book.serve import make_server, size_on_wire

LIVE_PAGE = "forecasting/methods.html"
PRESSES = 50

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


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve the site and note every path that is asked for.

    Args:
        site: The built site.

    Yields:
        The address, and the list that the paths are added to.
    """
    server = make_server(site)
    asked: list[str] = server.asked
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


class CpuMeter:
    """Adds up the processor time of everything that this process has started.

    A browser's processes come and go, and one that has gone takes its count along; so they are
    looked at ten times a second, and the last figure of each is kept.

    Example:
        >>> with CpuMeter() as meter:
        ...     meter.seconds() >= 0
        True
    """

    def __init__(self) -> None:
        self._seen: dict[int, float] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "CpuMeter":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            self._look()

    def _look(self) -> None:
        import psutil

        for process in psutil.Process().children(recursive=True):
            try:
                times = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            self._seen[process.pid] = times.user + times.system

    def seconds(self) -> float:
        """Give the processor seconds spent so far."""
        self._look()
        return sum(self._seen.values())


def _wire(site: Path, asked: list[str]) -> float:
    return sum(size_on_wire(site, path) for path in set(asked)) / 1e6


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address + LIVE_PAGE)
    page.wait_for_function("document.documentElement.dataset.oms === 'painted'", timeout=60_000)
    return page


def _touch(page: Page) -> float:
    """Press a key on the first slider; give the seconds from that press until the page is live."""
    page.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.documentElement.dataset.oms === 'live'", timeout=120_000)
    spent: float = page.evaluate(
        "performance.getEntriesByName('oms-live')[0].startTime"
        " - performance.getEntriesByName('oms-start')[0].startTime"
    )
    return spent / 1000


def _latency(page: Page) -> tuple[float, float]:
    page.evaluate(WATCH)
    page.locator(".noUi-handle").first.focus()
    for i in range(PRESSES):
        page.keyboard.press("ArrowRight" if i % 20 < 10 else "ArrowLeft")
        page.wait_for_function(f"omsWaits.length > {i}")
    waits: list[float] = page.evaluate("omsWaits")
    return statistics.median(waits), statistics.quantiles(waits, n=20)[-1]


def _first_paint(site: Path, page: Page, asked: list[str]) -> list[Row]:
    seen: dict[str, Any] = page.evaluate(VITALS)
    weight = _wire(site, asked)
    return [
        Row("first paint: LCP", f"{seen['lcp'] / 1000:.2f} s", "≤ 1.5 s", seen["lcp"] <= 1500),
        Row("first paint: CLS", f"{seen['cls']:.3f}", "≤ 0.05", seen["cls"] <= 0.05),
        Row("live page before the kernel", f"{weight:.2f} MB gzipped", "≤ 1 MB", weight <= 1),
    ]


def _start(name: str, seconds: float, cpu: float, most: tuple[float, float]) -> list[Row]:
    return [
        Row(
            f"numpy page, {name}: touch → live",
            f"{seconds:.1f} s",
            f"≤ {most[0]} s",
            seconds <= most[0],
        ),
        Row(
            f"numpy page, {name}: load, touch, live",
            f"{cpu:.1f} CPU-s",
            f"≤ {most[1]}",
            cpu <= most[1],
        ),
    ]


def _measure(
    browser: Browser, site: Path, address: str, asked: list[str], cpu: CpuMeter
) -> Iterator[Row]:
    context = browser.new_context()
    before = cpu.seconds()
    page = _open(context, address)
    painted = list(asked)
    yield from _first_paint(site, page, painted)
    seconds = _touch(page)
    yield from _start("cold", seconds, cpu.seconds() - before, (4.4, 10))
    kernel = _wire(site, [path for path in asked if path not in painted])
    yield Row("numpy page: kernel on the wire", f"{kernel:.1f} MB", "≤ 13 MB", kernel <= 13)
    page.close()
    before = cpu.seconds()
    page = _open(context, address)
    seconds = _touch(page)
    yield from _start("warm", seconds, cpu.seconds() - before, (2.6, 7))
    median, slowest = _latency(page)
    yield Row("slider → chart, median of 50", f"{median:.0f} ms", "≤ 35 ms", median <= 35)
    yield Row("slider → chart, p95", f"{slowest:.0f} ms", "≤ 100 ms", slowest <= 100)


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
            browser = playwright.chromium.launch(executable_path=program, args=arguments())
            yield from _measure(browser, site, address, asked, cpu)
            browser.close()


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
