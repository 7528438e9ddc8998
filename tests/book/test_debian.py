# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a package installed only where that may be done unasked?

apt-get and sudo are small shell scripts here, which write down how they were called.
"""

import os
from pathlib import Path

import pytest

from oms42.book.debian import install

WROTE = '#!/bin/sh\nprintf "%s\\n" "$*" >> "{log}"\nexit {code}\n'


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Make a machine that has some programs; give what they were called with."""
    folder, log = tmp_path / "bin", tmp_path / "log"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CI", raising=False)

    def machine(*programs: str, user: int, code: int = 0) -> list[str]:
        monkeypatch.setattr(os, "geteuid", lambda: user)
        for name in programs:
            file = folder / name
            file.write_text(WROTE.format(log=log, code=code))
            file.chmod(0o755)
        done = install("bubblewrap")
        return [str(done), *(log.read_text().splitlines() if log.exists() else [])]

    return machine


def test_does_root_get_the_package_and_nothing_recommended(called) -> None:
    assert called("apt-get", user=0) == [
        "True",
        "update -qq",
        "install -y -qq --no-install-recommends bubblewrap",
    ]


def test_is_a_failure_told(called) -> None:
    assert called("apt-get", user=0, code=100)[0] == "False"


def test_does_a_persons_machine_stay_as_it_is(called) -> None:
    assert called("apt-get", "sudo", user=1000) == ["False"]


def test_does_ci_use_sudo_without_a_question(called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert called("apt-get", "sudo", user=1000)[1:] == [
        "-n apt-get update -qq",
        "-n apt-get install -y -qq --no-install-recommends bubblewrap",
    ]


def test_is_nothing_done_without_apt(called) -> None:
    assert called(user=0) == ["False"]
