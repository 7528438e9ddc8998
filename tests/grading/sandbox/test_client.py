# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from oms42.grading.sandbox.client import LONGEST_PATH, new_run
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.view import TRIAL


def test_can_nobody_else_enter_the_folder_of_the_sockets() -> None:
    run = Path(new_run())
    assert run.stat().st_mode & 0o777 == 0o700
    run.rmdir()


def test_is_a_sockets_path_short_enough_wherever_temporary_files_go(monkeypatch, tmp_path) -> None:
    """sun_path in unix(7) holds 108 bytes, the last of them zero."""
    deep = tmp_path / ("x" * LONGEST_PATH)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    run = Path(new_run())
    assert len(f"{run}/k12345678/c-5") < 108
    run.rmdir()


def test_can_several_submissions_start_at_once(sandbox, archive) -> None:
    def trial(_: int) -> int:
        with archive() as files:
            return sandbox.start(TRIAL, Limits(), files).wait(30)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(trial, range(8))) == [0] * 8


def test_does_a_kernel_find_loaded_what_its_submission_names(run, tmp_path) -> None:
    (tmp_path / "ps1.ipynb").write_text("import colorsys")
    ask = "import sys; print([name in sys.modules for name in ('colorsys', 'wave')])"
    assert run(ask, preload=["colorsys", "wave"]) == ["[True, False]\n"]
