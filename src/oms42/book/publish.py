# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Completing a built site: the runtime beside the pages, and the files that hosts look for."""

import json
import shutil
from pathlib import Path

from oms42 import __version__
from oms42.book.errors import BuildError
from oms42.book.formulas import typeset
from oms42.book.icons import lighten
from oms42.book.node import ensure_node
from oms42.book.notices import add_notices
from oms42.book.places import Places

RUNTIME = "oms"  # the folder, in the site, of everything that a live page loads
MATHJAX = "mathjax"

UNUSED = ("_static/**/*.map", "_static/webpack-macros.html", "_static/sbt-webpack-macros.html")


def runtime_folder(places: Places) -> str:
    """Name the folder of the page's Python by its contents, so that no cache can serve a stale one.

    Args:
        places: The checkout, with the runtime assembled.

    Returns:
        ``python-HASH``.
    """
    return f"python-{(places.runtime / '.stamp').read_text()}"


def _copy_runtime(places: Places, site: Path) -> None:
    shutil.rmtree(site / RUNTIME, ignore_errors=True)
    shutil.copytree(
        places.bundles, site / RUNTIME, ignore=shutil.ignore_patterns(".stamp", "manifest.json")
    )
    python = site / RUNTIME / runtime_folder(places)
    shutil.copytree(places.runtime, python, ignore=shutil.ignore_patterns(".stamp"))


def _copy_mathjax(places: Places, site: Path) -> None:
    source, target = places.modules / "mathjax" / "es5", site / "_static" / MATHJAX
    shutil.rmtree(target, ignore_errors=True)  # half a copy, or one of another version
    target.mkdir(parents=True)
    shutil.copy2(source / "tex-chtml.js", target)
    fonts = Path("output/chtml/fonts/woff-v2")
    shutil.copytree(source / fonts, target / fonts)


def withdraw(site: Path, documents: set[str]) -> None:
    """Remove the pages whose documents have left the book; Sphinx leaves them where they are.

    Sphinx keeps the source of each page beside the site, and none for a page that it generates
    (index, search), so a source that is no document any more names a page to remove.

    Args:
        site: The folder that Sphinx wrote.
        documents: Names of the book's documents, such as ``forecasting/methods``.
    """
    sources = site / "_sources"
    for source in [file for file in sources.rglob("*") if file.is_file()]:
        inside = source.relative_to(sources).with_suffix("")
        if inside.as_posix() not in documents:
            (site / f"{inside}.html").unlink(missing_ok=True)
            source.unlink()


def archive(site: Path, folder: Path) -> Path:
    """Zip a built site under its version.

    Args:
        site: The built site.
        folder: Where to put the zip; made if it is not there.

    Returns:
        ``oms42-site-VERSION.zip`` in that folder.

    Raises:
        BuildError: If there is no site, or its build did not pass.
    """
    if not (site / "version.json").is_file():
        raise BuildError(f"no site at {site} whose build has passed: call `oms42 build` first")
    version = json.loads((site / "version.json").read_text())["version"]
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.make_archive(str(folder / f"oms42-site-{version}"), "zip", site))


def publish(places: Places, site: Path) -> None:
    """Complete a built site so that any static host can serve it, from any path.

    Args:
        places: The checkout, with bundles and runtime made.
        site: The folder that Sphinx wrote.
    """
    _copy_runtime(places, site)
    _copy_mathjax(places, site)
    typeset(places, site, ensure_node)
    add_notices(site, places.runtime)
    lighten(site)
    for pattern in UNUSED:
        for file in site.glob(pattern):
            if file.is_file():
                file.unlink()
    # GitHub Pages leaves out folders that begin with an underscore unless this file is there.
    (site / ".nojekyll").touch()
    version = {"version": __version__, "python": runtime_folder(places)}
    (site / "version.json").write_text(json.dumps(version) + "\n")
