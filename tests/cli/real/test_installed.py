# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from oms42.cli.errors import CommandError
from oms42.cli.real import installed as module
from oms42.cli.real.installed import Installed


def test_is_a_package_that_is_not_installed_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.PINNED, "no-such-package", "1.0")
    with pytest.raises(CommandError, match=r"no-such-package is not installed; install .*==1\.0"):
        Installed(Path()).text("no-such-package", "file.csv")


def test_is_another_version_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other values under the same name would go unseen."""
    monkeypatch.setitem(module.PINNED, "lifetimes", "0.11.1")
    with pytest.raises(CommandError, match=r"are of lifetimes 0\.11\.1, installed is 0\.11\.3"):
        Installed(Path()).text("lifetimes", "lifetimes/datasets/CDNOW_sample.txt")


def test_is_a_missing_file_named() -> None:
    with pytest.raises(CommandError, match=r"there is no .*nothing\.csv; install lifetimes"):
        Installed(Path()).text("lifetimes", "lifetimes/nothing.csv")


def test_is_a_missing_atlas_asked_for(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"there is no .*package\.json; run `oms42 build`"):
        Installed(tmp_path).atlas("counties-10m.json")


def test_is_another_atlas_refused(tmp_path: Path) -> None:
    (tmp_path / "us-atlas").mkdir()
    (tmp_path / "us-atlas" / "package.json").write_text('{"version": "2.0.0"}')
    with pytest.raises(CommandError, match=r"are of us-atlas 3\.0\.1, installed is another"):
        Installed(tmp_path).atlas("counties-10m.json")
