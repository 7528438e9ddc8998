# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Budgets: does the instrument read right? It measures a page whose figures are known.

The page pretends to be live: touched, it fetches 2 MB and waits 300 ms; each further key press is
answered after 60 ms.
"""

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from oms42.book import budget
from oms42.book.budget import LIVE_PAGE, CpuMeter, Row, as_table, measure, served
from oms42.book.errors import BuildError

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
    write(top, {"index.html": "", LIVE_PAGE: PAGE, "oms/kernel.whl": bytes(2_000_000)})
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
    rows = {row.what: row for row in measure(site)}
    assert number(rows["numpy page: kernel on the wire"]) == 2.0
    assert number(rows["live page before the kernel"]) < 0.01
    assert number(rows["first paint: CLS"]) == 0
    assert 0 < number(rows["first paint: LCP"]) < 5
    for name in ("cold", "warm"):
        assert WAIT / 1000 <= number(rows[f"numpy page, {name}: touch → live"]) < 3
        assert number(rows[f"numpy page, {name}: load, touch, live"]) > 0
    median, slowest = rows["slider → chart, median of 50"], rows["slider → chart, p95"]
    assert ANSWER <= number(median) <= number(slowest)
    assert median.met is False, "60 ms are over the budget of 35"
    assert rows["first paint: CLS"].met is True


def test_does_a_folder_without_a_site_say_what_to_call(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="call `oms42 build` first"), served(tmp_path):
        pass


def test_is_every_path_noted_and_the_server_gone_afterwards(site: Path) -> None:
    with served(site) as (address, asked):
        urllib.request.urlopen(address + LIVE_PAGE).close()
        assert asked == ["/" + LIVE_PAGE]
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=2)


def test_is_the_processor_time_of_a_child_counted_though_it_has_ended() -> None:
    code = "import time\nwhile time.process_time() < 0.5: pass"
    with CpuMeter() as meter:
        subprocess.run([sys.executable, "-c", code], check=True)
        assert 0.3 <= meter.seconds() <= 1.5


def test_is_waiting_not_counted_as_processor_time() -> None:
    with CpuMeter() as meter:
        subprocess.run([sys.executable, "-c", "import time; time.sleep(0.5)"], check=True)
        assert meter.seconds() < 0.3


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
