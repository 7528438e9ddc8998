# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The server of the built site: types, sizes, caches, and nothing outside the folder."""

import gzip
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from oms42.book import serve
from oms42.book.errors import BuildError
from oms42.book.serve import SiteServer, make_server, size_on_wire, usable_port

from .small import write

PAGE = "<html>" + "words " * 500 + "</html>"
FILES: dict[str, str | bytes] = {
    "site/index.html": PAGE,
    "site/chapter/page.html": PAGE,
    "site/oms/page-ABCDEFGH.js": "export {};",
    "site/oms/python-1/pyodide.mjs": "export {};",
    "site/oms/python-1/pyodide.asm.wasm": b"\0asm" * 500,
    "site/oms/python-1/numpy.whl": bytes(range(256)) * 8,
    "site/chapter/oms/notes.txt": "a chapter that happens to be called like the runtime",
    "site/a.css": "a{}",
    "site/data.csv": "a,b\n",
    "site/odd.xyzzy": "?",
    "secret.txt": "outside",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small site, and a secret beside it."""
    top = tmp_path_factory.mktemp("served")
    write(top, FILES)
    return top / "site"


@contextmanager
def running(site: Path, prefix: str = "/") -> Iterator[SiteServer]:
    """Run a server."""
    server = make_server(site, prefix=prefix)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def plain(site: Path) -> Iterator[SiteServer]:
    """Serve at the top."""
    with running(site) as server:
        yield server


@pytest.fixture(scope="module")
def below(site: Path) -> Iterator[SiteServer]:
    """Serve below a prefix, as GitHub Pages does."""
    with running(site, "/book/v1/") as server:
        yield server


class Answer:
    """A whole answer, read."""

    def __init__(self, server: SiteServer, path: str, method: str, headers: dict[str, str]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request(method, path, headers=headers)
        got = connection.getresponse()
        self.status, self.body, self.headers = got.status, got.read(), got.headers
        connection.close()


def ask(server: SiteServer, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path, exactly as it is written."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(server, path, method, named)


def test_is_a_page_sent_as_it_is(plain: SiteServer) -> None:
    for path in ("/", "/index.html", "/chapter/page.html?again=1"):
        answer = ask(plain, path)
        assert (answer.status, answer.body.decode()) == (200, PAGE), path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/index.html", "text/html"),
        ("/a.css", "text/css"),
        ("/data.csv", "text/csv"),
        ("/oms/page-ABCDEFGH.js", "text/javascript"),
        ("/oms/python-1/pyodide.mjs", "text/javascript"),
        ("/oms/python-1/pyodide.asm.wasm", "application/wasm"),
        ("/odd.xyzzy", "application/octet-stream"),
    ],
)
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_is_the_type_one_that_browsers_accept(
    plain: SiteServer, path: str, kind: str, encoding: str
) -> None:
    """Browsers refuse modules and streamed WebAssembly of another type."""
    assert ask(plain, path, Accept_Encoding=encoding).headers.get_content_type() == kind


@pytest.mark.parametrize("path", ["/index.html", "/oms/python-1/pyodide.asm.wasm"])
def test_is_a_file_compressed_only_when_asked(plain: SiteServer, site: Path, path: str) -> None:
    whole = (site / path[1:]).read_bytes()
    packed = ask(plain, path, Accept_Encoding="br, gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == whole
    assert int(packed.headers["Content-Length"]) == len(packed.body) < len(whole)
    bare = ask(plain, path, Accept_Encoding="identity")
    assert "Content-Encoding" not in bare.headers
    assert bare.body == whole


def test_is_a_wheel_which_is_compressed_already_sent_as_it_is(plain: SiteServer) -> None:
    answer = ask(plain, "/oms/python-1/numpy.whl", Accept_Encoding="gzip")
    assert "Content-Encoding" not in answer.headers
    assert answer.body == FILES["site/oms/python-1/numpy.whl"]


def test_is_a_changed_page_not_served_from_memory(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "old"})
    with running(tmp_path) as server:
        ask(server, "/index.html", Accept_Encoding="gzip")
        (tmp_path / "index.html").write_text("new")
        answer = ask(server, "/index.html", Accept_Encoding="gzip")
    assert gzip.decompress(answer.body) == b"new"


@pytest.mark.parametrize("prefix", ["/", "/oms/"])
def test_is_the_runtime_kept_forever_and_nothing_else(site: Path, prefix: str) -> None:
    """Names below oms/ carry a hash; pages and errors must not stay in a cache for a year.

    Nor may a folder of that name elsewhere, even where the book itself is served below /oms/.
    """
    with running(site, prefix) as server:
        kept = {
            path: "immutable" in ask(server, prefix + path).headers["Cache-Control"]
            for path in (
                "oms/page-ABCDEFGH.js",
                "oms/python-1/pyodide.mjs?x=1",
                "index.html",
                "chapter/oms/notes.txt",
                "index.html?from=/oms/",
                "oms/gone.js",
            )
        }
    assert list(kept.values()) == [True, True, False, False, False, False], kept


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/chapter/../../secret.txt",
        "/chapter/..%2f..%2fsecret.txt",
        "//../secret.txt",
        "/%2e%2e%2f%2e%2e%2fetc/passwd",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/book/v1"])
def test_is_nothing_outside_the_folder_served(
    plain: SiteServer, below: SiteServer, site: Path, path: str, prefix: str
) -> None:
    assert (site.parent / "secret.txt").is_file()
    answer = ask(below if prefix else plain, prefix + path, Accept_Encoding="gzip")
    assert answer.status in (400, 404)
    assert b"outside" not in answer.body


def test_is_the_site_found_below_its_prefix_and_nowhere_else(below: SiteServer) -> None:
    assert ask(below, "/book/v1/").body.decode() == PAGE
    assert ask(below, "/book/v1/chapter/page.html").status == 200
    for path in ("/", "/index.html", "/book/", "/book/v2/index.html", "/book/v1index.html"):
        assert ask(below, path).status == 404, path


def test_does_a_folder_without_its_slash_lead_to_itself_below_the_prefix(below: SiteServer) -> None:
    answer = ask(below, "/book/v1/chapter")
    assert answer.status == 301
    assert answer.headers["Location"].endswith("/book/v1/chapter/")


def test_does_head_answer_like_get_without_a_body(below: SiteServer) -> None:
    answer = ask(below, "/book/v1/index.html", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(PAGE)
    assert ask(below, "/index.html", "HEAD").status == 404


def test_does_the_server_remember_what_was_asked_for(site: Path) -> None:
    with running(site) as server:
        ask(server, "/")
        ask(server, "/gone?x=1")
        assert server.asked == ["/", "/gone?x=1"]


def test_is_the_size_on_the_wire_the_size_on_the_wire(plain: SiteServer, site: Path) -> None:
    for name in ("index.html", "oms/python-1/numpy.whl", "oms/python-1/pyodide.mjs"):
        body = ask(plain, f"/{name}", Accept_Encoding="gzip").body
        assert size_on_wire(site, f"/{name}?x=1") == len(body), name
    assert size_on_wire(site, "/gone.js") == 0


def test_does_a_taken_port_end_in_a_clear_error(site: Path) -> None:
    with (
        running(site) as server,
        pytest.raises(BuildError, match=f"port {server.server_port} cannot be used .*--port"),
    ):
        make_server(site, server.server_port)


def test_is_a_port_that_was_asked_for_taken_or_refused(plain: SiteServer) -> None:
    with pytest.raises(BuildError, match=f"port {plain.server_port} cannot be used"):
        usable_port(plain.server_port)
    assert usable_port(0) == 0


def test_does_the_usual_port_give_way_only_when_it_is_taken(
    plain: SiteServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "PORT", plain.server_port)
    assert usable_port(None) == 0
    assert f"port {plain.server_port} is taken" in capsys.readouterr().out
    with SiteServer(("127.0.0.1", 0), serve.SiteHandler) as other:
        free = other.server_port
    monkeypatch.setattr(serve, "PORT", free)
    assert usable_port(None) == free
    assert capsys.readouterr().out == ""


def test_does_a_folder_without_a_site_say_what_to_call(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"no site at .*: call `oms42 build` first"):
        make_server(tmp_path)


def test_is_only_this_machine_answered(plain: SiteServer) -> None:
    assert plain.server_address[0] == "127.0.0.1"
