# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 build`, `serve` and `site`: what do they hand on, and how do they end?"""

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from oms42.book import build as building
from oms42.book import serve as serving
from oms42.book.errors import BuildError
from oms42.book.places import Places
from oms42.cli.main import main
from oms42.cli.project import MARKS

OMS42 = Path(sys.executable).with_name("oms42")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a checkout with a site of one page, and change into it."""
    root = tmp_path.resolve()
    for mark in MARKS:
        (root / mark).touch()
    Places(root).site.mkdir(parents=True)
    (Places(root).site / "index.html").write_text("the book")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write down builds and servings instead of doing them."""
    made: list[str] = []

    def build(places: Places, *, fresh: bool = False) -> None:
        made.append(f"build {places.root} fresh={fresh}")

    def make_server(site: Path, port: int) -> object:
        made.append(f"serve {site} {port}")
        raise BuildError("enough seen")

    monkeypatch.setattr(building, "build", build)
    monkeypatch.setattr(serving, "make_server", make_server)
    return made


@pytest.mark.parametrize(("words", "fresh"), [([], False), (["--fresh"], True)])
def test_does_build_build_this_checkout(
    checkout: Path, calls: list[str], words: list[str], fresh: bool
) -> None:
    assert main(["build", *words]) == 0
    assert calls == [f"build {checkout} fresh={fresh}"]


def test_is_a_build_that_fails_one_clear_line(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(_places: Places, *, fresh: bool) -> None:
        raise BuildError("no Node: install it")

    monkeypatch.setattr(building, "build", build)
    assert main(["build"]) == 2
    assert capsys.readouterr().err == "oms42: error: no Node: install it\n"


def test_does_site_build_first_and_then_serve(checkout: Path, calls: list[str]) -> None:
    main(["site", "--port", "0", "--fresh"])
    site = Places(checkout).site
    assert calls == [f"build {checkout} fresh=True", f"serve {site} 0"]


def test_is_nothing_served_when_the_build_fails(
    checkout: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(_places: Places, *, fresh: bool) -> None:
        raise BuildError("broken")

    monkeypatch.setattr(building, "build", build)
    assert main(["site"]) == 2
    assert calls == []


def test_does_serve_tell_its_address_answer_and_end_well_on_ctrl_c(checkout: Path) -> None:
    """The real command in a process of its own, interrupted as a user would."""
    words = [OMS42, "serve", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        line = run.stdout.readline()
        address = line.split()[4]
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.read() == b"the book"
        run.send_signal(signal.SIGINT)
        try:
            _, errors = run.communicate(timeout=10)
        finally:
            run.kill()  # else a failure would wait for ever
    assert line.startswith("the book is at http://127.0.0.1:")
    assert (run.returncode, errors) == (0, "")


def test_is_a_taken_port_one_clear_line(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"oms42: error: port {port} cannot be used")
    assert "--port" in said


def test_does_a_taken_port_end_site_before_anything_is_built(
    checkout: Path, calls: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["site", "--port", str(port)]) == 2
    assert calls == []
    assert f"port {port} cannot be used" in capsys.readouterr().err


def test_does_site_take_a_free_port_when_the_usual_one_is_taken_and_say_so(
    checkout: Path,
    calls: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(serving, "PORT", port)
        main(["site"])
    site = Places(checkout).site
    assert calls == [f"build {checkout} fresh=False", f"serve {site} 0"]
    assert capsys.readouterr().out == f"port {port} is taken: a free one will do\n"


def test_does_archive_say_where_the_zip_is(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (Places(checkout).site / "version.json").write_text('{"version": "1.2.3"}')
    assert main(["archive"]) == 0
    assert capsys.readouterr().out == "dist/oms42-site-1.2.3.zip: 0.0 MB\n"
    assert (checkout / "dist" / "oms42-site-1.2.3.zip").is_file()


@pytest.mark.parametrize("words", [["serve", "--port", "0"], ["archive"]])
def test_is_a_missing_site_one_clear_line(
    checkout: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (Places(checkout).site / "index.html").unlink()
    assert main(words) == 2
    assert "call `oms42 build` first" in capsys.readouterr().err
