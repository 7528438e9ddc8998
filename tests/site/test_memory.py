# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A long session: does a page that has answered many moves hold what it held after the first?"""

import psutil
import pytest
from playwright.sync_api import CDPSession, Page

from .conftest import LIVE_PAGE, Visit, state

pytestmark = pytest.mark.site


def move(page: Page, times: int) -> None:
    """Move the first slider to and fro; every twentieth move waits until its chart is drawn."""
    for i in range(times):
        page.keyboard.press("ArrowRight" if i % 40 < 20 else "ArrowLeft")
        if i % 20 == 19:
            page.wait_for_function(
                "window.omsSeen !== document.querySelector('.oms-chart').dataset.revision"
            )
            page.evaluate("window.omsSeen = document.querySelector('.oms-chart').dataset.revision")
    page.wait_for_timeout(1000)


def held(page: Page, session: CDPSession) -> dict[str, float]:
    """Count what the page holds, after a collection of garbage."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    counters = session.send("Memory.getDOMCounters")
    metrics = {
        one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]
    }
    processes = psutil.Process().children(recursive=True)
    whole = sum(one.memory_info().rss for one in processes if "chrom" in one.name())
    return {
        "nodes": counters["nodes"],
        "listeners": counters["jsEventListeners"],
        "heap, MB": metrics["JSHeapUsedSize"] / 1e6,
        "browser, MB": whole / 1e6,  # the worker's Python lies in here
    }


@pytest.mark.parametrize("count", [300, pytest.param(800, marks=pytest.mark.prove)])
def test_many_moves_leave_nothing_behind(visit: Visit, count: int) -> None:
    """Allowed is noise: 2 MB of scripts' memory, 60 MB of a browser of some 700."""
    page = visit.page
    page.goto(LIVE_PAGE)
    state(page, "painted")
    page.get_by_role("button", name="Start the model").click()
    state(page, "live")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.locator(".noUi-handle").first.focus()
    move(page, 200)
    before = held(page, session)
    move(page, count)
    after = held(page, session)
    growth = {name: after[name] - before[name] for name in before}
    assert growth["nodes"] <= 200, growth
    assert growth["listeners"] <= 20, growth
    assert growth["heap, MB"] <= 2, growth
    assert growth["browser, MB"] <= 60, growth
    assert visit.watch.errors == []
