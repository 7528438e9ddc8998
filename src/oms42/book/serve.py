# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Serving a built site on this machine, as a static host would: compressed, cached by name."""

import gzip
import mimetypes
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from oms42.book.errors import BuildError
from oms42.book.progress import say
from oms42.book.publish import RUNTIME

# Types that hosts compress; wheels and zips are compressed already.
COMPRESSED = {".html", ".js", ".mjs", ".css", ".json", ".svg", ".wasm", ".txt", ".xml"}
PORT = 8642  # what is served on when nothing else is asked for
FOREVER = "public, max-age=31536000, immutable"  # the runtime's names carry their hash


@lru_cache(maxsize=256)
def _gzipped(path: str, _changed: float) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


def size_on_wire(site: Path, url: str) -> int:
    """Give the size of a file as a host would send it.

    Args:
        site: The folder that is served.
        url: The path that was asked for, with or without a query.

    Returns:
        Bytes of the body; 0 for what is not there.
    """
    file = site / url.split("?")[0].lstrip("/")
    if not file.is_file():
        return 0
    if file.suffix in COMPRESSED:
        return len(_gzipped(str(file), file.stat().st_mtime))
    return file.stat().st_size


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers with the files of one folder, below an optional prefix."""

    protocol_version = "HTTP/1.1"
    prefix = "/"

    def translate_path(self, path: str) -> str:
        """Map a URL to a file, without the prefix."""
        inside = path[len(self.prefix) - 1 :] if path.startswith(self.prefix) else "/.missing"
        return super().translate_path(inside)

    def guess_type(self, path: Any) -> str:
        """Give a file's type; browsers insist on those of modules and WebAssembly."""
        known = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
        suffix = Path(path).suffix
        guessed = known.get(suffix) or mimetypes.guess_type(path)[0]
        return guessed or "application/octet-stream"

    def do_GET(self) -> None:
        """Answer with a file, compressed where a host would."""
        self.server.asked.append(self.path)  # type: ignore[attr-defined]  # a SiteServer's
        file = Path(self.translate_path(self.path.split("?")[0]))
        asked = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (asked and file.suffix in COMPRESSED and file.is_file()):
            super().do_GET()
            return
        data = _gzipped(str(file), file.stat().st_mtime)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Let the hashed files be kept forever and the others be asked for again."""
        path = self.path.split("?")[0]
        hashed = path.startswith(f"{self.prefix}{RUNTIME}/")
        there = Path(self.translate_path(path)).is_file()
        self.send_header("Cache-Control", FOREVER if hashed and there else "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing a request: the reader's address bar is enough."""


class SiteServer(ThreadingHTTPServer):
    """A server that remembers which paths were asked for.

    Attributes:
        asked: The paths, in order, for tests and budgets.
    """

    def __init__(self, *args: Any) -> None:
        self.asked: list[str] = []
        super().__init__(*args)


def usable_port(wanted: int | None) -> int:
    """Tell which port to serve on, before any work is spent on what shall be served.

    Args:
        wanted: 0 to 65535, or None for the usual one if it is free.

    Returns:
        The port; 0, which takes any free one, if the usual one is taken.

    Raises:
        BuildError: If a port was asked for and cannot be used.
    """
    port = PORT if wanted is None else wanted
    try:
        SiteServer(("127.0.0.1", port), SiteHandler).server_close()
    except OSError as error:
        if wanted is None:
            say(f"port {PORT} is taken: a free one will do")
            return 0
        raise _unusable(port, error) from error
    return port


def _unusable(port: int, error: OSError) -> BuildError:
    return BuildError(f"port {port} cannot be used ({error.strerror}); choose another with --port")


def make_server(site: Path, port: int = 0, prefix: str = "/") -> SiteServer:
    """Make a server for a built site on 127.0.0.1.

    Args:
        site: The folder to serve.
        port: 1 to 65535; 0 takes a free one.
        prefix: The sub-path to serve below, beginning and ending with a slash.

    Returns:
        A server; ``serve_forever`` answers until it is shut down.

    Raises:
        BuildError: If there is no site or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise BuildError(f"no site at {site}: call `oms42 build` first")

    class Handler(SiteHandler):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, directory=str(site), **kwargs)

    Handler.prefix = prefix
    try:
        return SiteServer(("127.0.0.1", port), Handler)
    except OSError as error:
        raise _unusable(port, error) from error
