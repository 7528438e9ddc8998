# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Budgets: does the instrument read right? It measures a page whose figures are known.

The page pretends to be live: touched, it fetches 2 MB and waits 300 ms; each further key press is
answered after 60 ms.
"""

from pathlib import Path

import pytest

from oms42.book import budget
from oms42.book.budget import KINDS, Row, as_table, at_most, measure

from .small import write

WAIT, ANSWER = 300, 60
PAGE = f"""<!doctype html><title>known</title><p>Some words.</p>
<div class="noUi-handle" tabindex="0">slider</div>
<script>
const state = document.documentElement.dataset;
state.oms = 'painted';
addEventListener('keydown', async () => {{
  if (state.oms === 'live') {{ setTimeout(() => performance.mark('drawn'), {ANSWER}); return; }}
  performance.mark('oms-start');
  await fetch('../oms/kernel.whl');
  setTimeout(() => {{ performance.mark('oms-live'); state.oms = 'live'; }}, {WAIT});
}});
</script>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page whose figures are known."""
    top = tmp_path_factory.mktemp("known")
    pages = dict.fromkeys([kind.path for kind in KINDS], PAGE)
    heavy = {"heavy.html": "<script src='heavy.js'></script>", "heavy.js": b"//" * 1_250_000}
    write(top, {"index.html": "", **pages, **heavy, "oms/kernel.whl": bytes(2_000_000)})
    return top


def number(row: Row) -> float:
    """Read a row's figure."""
    return float(row.measured.split()[0])


@pytest.mark.site
def test_does_the_instrument_read_what_is_known(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lower bounds are exact; upper ones leave room for a slow machine. Ten presses will do."""
    monkeypatch.setattr(budget, "PRESSES", 10)
    monkeypatch.setattr(budget, "VISITS", 2)
    monkeypatch.setattr(budget, "SETTLE", 0)
    rows = {row.what: row for row in measure(site)}
    assert number(rows["first paint: CLS"]) == 0
    assert 0 < number(rows["first paint: LCP"]) < 5
    for kind in ("numpy", "pandas", "scipy"):
        assert number(rows[f"{kind} page: kernel on the wire"]) == 2.0
        for visit in (1, 2):
            name = f"{kind} page, visit {visit}"
            assert WAIT / 1000 <= number(rows[f"{name}: touch → live"]) < 3
            assert number(rows[f"{name}: load, touch, live"]) > 0
    median, slowest = rows["slider → chart, median of 10"], rows["slider → chart, p95"]
    assert ANSWER <= number(median) <= number(slowest)
    assert median.met is False, "60 ms are over the budget of 35"
    assert rows["first paint: CLS"].met is True
    heaviest = rows["heaviest page before the kernel: heavy.html"]
    assert number(heaviest) < 0.1, "2.5 MB of the same two letters, compressed"


def test_is_a_figure_held_against_its_budget() -> None:
    assert at_most("LCP", 1.5, 1.5, ".1f", "s") == Row("LCP", "1.5 s", "≤ 1.5 s", True)
    assert at_most("LCP", 1.6, 1.5, ".1f", "s").met is False
    assert at_most("CPU", 9.0, None, ".1f", "CPU-s") == Row("CPU", "9.0 CPU-s", "", None)


def test_does_the_table_tell_met_from_over_and_from_no_budget() -> None:
    rows = [
        Row("a", "1 s", "≤ 2 s", True),
        Row("b", "3 s", "≤ 2 s", False),
        Row("c", "3 s", "", None),
    ]
    lines = as_table(rows).splitlines()
    assert lines[2:] == [
        "| a | 1 s | ≤ 2 s | met |",
        "| b | 3 s | ≤ 2 s | **over** |",
        "| c | 3 s |  |  |",
    ]
    assert {line.count("|") for line in lines} == {5}
