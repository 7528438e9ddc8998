# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The browser for tests: is one found wherever it may be, and is its absence explained?

The browsers, apt-get and Python here are small shell scripts; the search is the real one.
"""

import os
import sys
from pathlib import Path

import pytest

from oms42.book import browser
from oms42.book.browser import NAMES, arguments, ensure_chromium, find_chromium
from oms42.book.errors import BuildError

APT = """#!/bin/sh
echo "$@" >> "{log}"
case "$*" in *chromium*)
  printf '#!/bin/sh\\n' > "{folder}/chromium"
  /bin/chmod 755 "{folder}/chromium" ;;
esac
"""


def program(file: Path, text: str = "#!/bin/sh\n") -> Path:
    """Write a program."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(0o755)
    return file


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a machine with no browser, neither on the PATH nor Playwright's; give the PATH.

    Playwright takes a second to say where its browser would be; one test below asks it.
    """
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(browser, "_playwrights_own", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    return folder


def be(monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    """Be root (0) or somebody else."""
    monkeypatch.setattr(os, "geteuid", lambda: user)


@pytest.mark.parametrize("name", NAMES)
def test_is_each_name_that_systems_give_it_found(tmp_path: Path, name: str) -> None:
    file = program(tmp_path / name)
    assert find_chromium({"PATH": str(tmp_path)}) == str(file)


def test_is_a_machine_without_any_told_apart(bare: Path) -> None:
    assert find_chromium() is None
    assert find_chromium({"PATH": ""}) is None


def test_does_an_environment_without_a_path_not_fall_back_to_ours(bare: Path) -> None:
    program(bare / "chromium")
    assert find_chromium({}) is None
    assert find_chromium() == str(bare / "chromium")


def test_is_a_file_that_cannot_run_no_browser(bare: Path) -> None:
    program(bare / "chromium").chmod(0o644)
    assert find_chromium() is None


@pytest.mark.parametrize("text", ["#!/bin/sh\nexit 1\n", "#!/nowhere/sh\n"])
def test_is_a_program_that_does_not_start_passed_over(bare: Path, text: str) -> None:
    """Ubuntu's package is a stub that ends in an error where snaps cannot run."""
    program(bare / NAMES[0], text)
    assert find_chromium() is None
    program(bare / NAMES[1])
    assert find_chromium() == str(bare / NAMES[1])


def test_is_playwrights_own_taken_when_the_path_has_none_and_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Playwright is the real one, told to keep its browsers in a folder that is empty at first."""
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    with sync_playwright() as playwright:
        place = Path(playwright.chromium.executable_path)
    assert find_chromium({"PATH": str(tmp_path)}) is None
    program(place)
    assert find_chromium({"PATH": str(tmp_path)}) == str(place)


@pytest.mark.parametrize(("user", "without"), [(0, True), (1000, False)])
def test_is_the_sandbox_given_up_for_root_alone(
    monkeypatch: pytest.MonkeyPatch, user: int, without: bool
) -> None:
    be(monkeypatch, user)
    assert ("--no-sandbox" in arguments()) is without


def test_do_the_arguments_keep_chromiums_own_errands_at_home() -> None:
    assert {"--disable-background-networking", "--disable-component-update"} <= set(arguments())


def test_is_nothing_installed_where_a_browser_is(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, 0)
    log = tmp_path / "log"
    program(bare / "apt-get", APT.format(log=log, folder=bare))
    program(bare / "chromium")
    assert ensure_chromium() == str(bare / "chromium")
    assert not log.exists()


def test_does_root_on_debian_get_the_package(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, 0)
    log = tmp_path / "log"
    program(bare / "apt-get", APT.format(log=log, folder=bare))
    assert ensure_chromium() == str(bare / "chromium")
    assert [line.split()[0] for line in log.read_text().splitlines()] == ["update", "install"]


def test_is_sudo_called_in_ci_and_not_on_a_persons_machine(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, 1000)
    log = tmp_path / "log"
    program(bare / "apt-get", "#!/bin/sh\n")
    program(bare / "sudo", f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{log}"\n')
    monkeypatch.setattr(sys, "executable", str(program(bare / "python")))
    with pytest.raises(BuildError):
        ensure_chromium()
    assert not log.exists()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(BuildError):
        ensure_chromium()
    assert log.read_text().startswith("-n apt-get update")


def test_is_playwrights_own_installed_where_there_is_no_apt(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Python here writes down how it was called and installs nothing."""
    be(monkeypatch, 1000)
    log = tmp_path / "log"
    python = program(bare / "python", f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{log}"\n')
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(BuildError):
        ensure_chromium()
    assert log.read_text() == "-m playwright install chromium\n"


def test_does_a_machine_that_can_have_none_learn_what_to_type(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, 1000)
    monkeypatch.setattr(
        browser.sys, "executable", str(program(bare / "python", "#!/bin/sh\nexit 1\n"))
    )
    with pytest.raises(BuildError) as caught:
        ensure_chromium()
    for words in ("sudo apt-get install chromium", "dnf", "brew", "playwright install"):
        assert words in str(caught.value)
