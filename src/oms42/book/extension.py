# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The book's Sphinx extension: what a page of ours needs beyond Jupyter Book, and no more."""

import json
import os
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from oms42 import __version__
from oms42.book.ahead import read_ahead
from oms42.book.bundle import read_manifest
from oms42.book.errors import BuildError
from oms42.book.fingerprint import fingerprint
from oms42.book.places import Places
from oms42.book.publish import RUNTIME, publish, runtime_folder, withdraw
from oms42.book.runtime import PAGE_PACKAGES

# Widgets with JavaScript of their own; web/build.mjs bundles one module for each.
MODULES = ("chart", "predict")
NEEDS = "tag_needs-"

# A browser that may keep nothing throws at these names, and the theme's scripts stop there: the
# colors, the menu. This runs before them and remembers as long as the page is open.
FORGETFUL = (
    "<script>for(const n of['localStorage','sessionStorage'])try{window[n]}catch{"
    "Object.defineProperty(window,n,{value:Object.create({getItem(k){return this[k]??null},"
    "setItem(k,v){this[k]=String(v)},removeItem(k){delete this[k]}})})}</script>"
)

FOOTER = """
<p class="oms-footer">Version {version}. Text CC BY 4.0, code MIT, data CC BY 4.0. Kelvane is
fictional and its data are synthetic. Nothing here is legal advice. This site sends nothing about
you anywhere. <a href="{notices}">What it is made with</a>.</p>
"""


def places_of(app: Sphinx) -> Places:
    """Give the checkout that the book being built lies in."""
    return Places(Path(app.srcdir).parent)


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what depends on the checkout: the execution cache and the names of the runtime.

    The execution cache does not notice a changed package, so its path carries a hash of the
    package, the data and the pinned versions.
    """
    places = places_of(app)
    stamp = fingerprint([places.package, places.datasets, places.root / "constraints.txt"])
    config.nb_execution_cache_path = str(places.output / ".jupyter_cache" / stamp)
    try:
        names = json.dumps(read_manifest(places), sort_keys=True)
    except BuildError as error:
        raise ExtensionError(str(error)) from error
    config["oms42_runtime"] = f"{names} {runtime_folder(places)}"
    # the executed cells ask for pictures that need no script of theirs
    os.environ["OMS42_BOOK"] = "1"


def live_packages(doctree: nodes.document | None) -> list[str]:
    """Say what a page loads when its model starts: numpy, and what its live cells are tagged for.

    A live cell tagged ``needs-pandas`` or ``needs-scipy`` has the package loaded beside the
    interpreter. Without the tag an import fetches it at that moment, and the reader waits.

    Args:
        doctree: The page's document; None for a page that has none, such as the search.

    Returns:
        Names of packages; empty if the page has no live cell.

    Raises:
        ExtensionError: If a cell needs a package that no page can load.
    """
    if doctree is None:
        return []
    live = [cell for cell in doctree.findall(nodes.container) if "tag_live" in cell["classes"]]
    tags = [str(tag) for cell in live for tag in cell["classes"]]
    needed = {tag.removeprefix(NEEDS) for tag in tags if tag.startswith(NEEDS)}
    if unknown := sorted(needed - set(PAGE_PACKAGES)):
        raise ExtensionError(
            f"a live cell is tagged needs-{unknown[0]}, which no page can load; a page can load "
            f"{', '.join(PAGE_PACKAGES)}"
        )
    return [name for name in PAGE_PACKAGES if live and name in {"numpy", *needed}]


def _head(places: Places, packages: list[str], pathto: Any) -> str:
    manifest = read_manifest(places)

    def url(name: str) -> str:
        return str(pathto(f"{RUNTIME}/{manifest[name]}", resource=True))

    def link(name: str) -> str:
        return f'<link rel="stylesheet" href="{url(name)}" />'

    def script(name: str) -> str:
        return f'<script type="module" src="{url(name)}"></script>'

    parts = [FORGETFUL, link("site.css"), script("site.js")]
    if packages:
        python = str(pathto(f"{RUNTIME}/{runtime_folder(places)}/", resource=True))
        config = {
            "worker": url("worker.js"),
            "modules": {f"oms42.{name}": url(f"{name}.js") for name in MODULES},
            "runtime": python,
            "packages": packages,
        }
        data = json.dumps(config)
        parts += [
            f'<script type="application/json" id="oms-config">{data}</script>',
            link("page.css"),
            script("page.js"),
        ]
    return "\n".join(parts)


def _is_thebe(asset: Any) -> bool:
    # Jupyter Book loads sphinx-thebe always; its script would fetch from a CDN when called.
    words = f"{getattr(asset, 'filename', '')} {getattr(asset, 'attributes', '')}"
    return "thebe" in words.lower()


def drop_thebe(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """Leave out the scripts and styles of sphinx-thebe, which no page of ours uses."""
    for kind in ("script_files", "css_files"):
        context[kind] = [asset for asset in context[kind] if not _is_thebe(asset)]


def add_head(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give every page our look, and the pages with live cells the runtime."""
    if app.builder.format != "html":
        return
    notices = context["pathto"](f"{RUNTIME}/third-party.txt", resource=True)
    context["theme_extra_footer"] = FOOTER.format(version=__version__, notices=notices)
    head = _head(places_of(app), live_packages(doctree), context["pathto"])
    context["metatags"] = context.get("metatags", "") + "\n" + head


def finish(app: Sphinx, error: Exception | None) -> None:
    """Complete the site once its pages are written."""
    if error is None and app.builder.format == "html":
        withdraw(Path(app.outdir), app.env.found_docs)
        publish(places_of(app), Path(app.outdir))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx.

    Args:
        app: The Sphinx application.

    Returns:
        The extension's version and that it may read and write in parallel.
    """
    # pages name the runtime's files by their hash, so all are written again when one changes
    app.add_config_value("oms42_runtime", "", "html")
    app.setup_extension("oms42.book.quiz")
    app.setup_extension("oms42.book.dictionary")
    app.connect("config-inited", set_defaults)
    app.connect("env-before-read-docs", read_ahead)
    app.connect("html-page-context", add_head)
    app.connect("html-page-context", drop_thebe, priority=900)  # after the others have added theirs
    app.connect("build-finished", finish)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
