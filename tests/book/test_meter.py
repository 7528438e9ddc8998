# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The budgets' instruments: is every request noted, and processor time told from waiting?"""

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from oms42.book.errors import BuildError
from oms42.book.meter import CpuMeter, served


def test_does_a_folder_without_a_site_say_what_to_call(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="call `oms42 build` first"), served(tmp_path):
        pass


def test_is_every_path_noted_and_the_server_gone_afterwards(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("here")
    with served(tmp_path) as (address, asked):
        urllib.request.urlopen(address + "index.html").close()
        assert asked == ["/index.html"]
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
