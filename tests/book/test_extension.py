# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Sphinx extension: what does each page get, and what does each setting depend on?

Real builds with it are in test_build.py.
"""

import json
import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.builders.html._assets import _CascadingStyleSheet, _JavaScript
from sphinx.config import Config
from sphinx.errors import ExtensionError

from oms42 import __version__
from oms42.book.bundle import bundle
from oms42.book.extension import (
    MODULES,
    add_head,
    drop_thebe,
    finish,
    live_packages,
    places_of,
    set_defaults,
    setup,
)
from oms42.book.runtime import assemble

from .small import MANIFEST, Small, make


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Make a small checkout with bundles and runtime; restore the environment afterwards."""
    monkeypatch.setenv("OMS42_BOOK", "")
    made = make(tmp_path)
    bundle(made.places, made.node)
    assemble(made.places, made.node)
    return made


def app_of(small: Small, kind: str = "html") -> Any:
    """Stand for Sphinx's application."""
    places = small.places
    builder, env = SimpleNamespace(format=kind), SimpleNamespace(found_docs={"index"})
    return SimpleNamespace(srcdir=places.book, outdir=places.site, builder=builder, env=env)


def configured(small: Small) -> Any:
    """Configure a book in this checkout."""
    config = Config()
    for name, value in (("html_theme_options", {"kept": 1}), ("nb_execution_cache_path", "")):
        config.add(name, value, "", ())
    set_defaults(app_of(small), config)
    return config


def context_of(small: Small, *, live: bool, up: str, kind: str) -> dict[str, Any]:
    """Give a page's context as the extension leaves it."""
    document = new_document("page")
    document += nodes.container(classes=["cell", "tag_live"] if live else ["cell"])
    context: dict[str, Any] = {"pathto": lambda name, **_options: f"{up}{name}", "metatags": "<m>"}
    add_head(app_of(small, kind), "page", "page.html", context, document)
    return context


def head_of(small: Small, *, live: bool, up: str = "../", kind: str = "html") -> str:
    """Give what a page gets into its head."""
    return str(context_of(small, live=live, up=up, kind=kind)["metatags"])


def test_is_the_checkout_the_folder_above_the_book(small: Small) -> None:
    assert places_of(app_of(small)) == small.places


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("src/oms42/forecasting/naive.py", True),
        ("datasets/bookings.csv", True),
        ("constraints.txt", True),
        ("book/index.md", False),
        ("web/src/page.js", False),
    ],
)
def test_does_the_execution_cache_move_with_what_a_cell_can_see(
    small: Small, file: str, changes: bool
) -> None:
    """The cache itself looks at a page's cells alone."""
    before = configured(small).nb_execution_cache_path
    (small.places.root / file).parent.mkdir(exist_ok=True)
    (small.places.root / file).write_text("changed = 1\n")
    assert (configured(small).nb_execution_cache_path != before) is changes
    assert Path(before).parent == small.places.output / ".jupyter_cache"


def test_do_pages_depend_on_the_runtimes_name(small: Small) -> None:
    """A page names the runtime's files by hash, so it is stale when one of these changes."""
    first = configured(small)["oms42_runtime"]
    assert configured(small)["oms42_runtime"] == first
    (small.places.package / "forecasting" / "naive.py").write_text("x = 2\n")
    assemble(small.places, small.node)
    second = configured(small)["oms42_runtime"]
    changed = {**MANIFEST, "page.js": "page-OTHER.js"}
    (small.places.bundles / "manifest.json").write_text(json.dumps(changed))
    assert len({first, second, configured(small)["oms42_runtime"]}) == 3


def test_does_the_footer_say_version_license_and_that_the_data_are_synthetic(small: Small) -> None:
    footer = context_of(small, live=False, up="../", kind="html")["theme_extra_footer"]
    notices = 'href="../oms/third-party.txt"'
    for words in (
        f"Version {__version__}",
        "CC BY 4.0",
        "synthetic",
        "sends nothing about",
        notices,
    ):
        assert words in " ".join(footer.split())


def test_do_the_cells_know_that_they_run_for_the_book(small: Small) -> None:
    configured(small)
    assert os.environ["OMS42_BOOK"] == "1"


def test_does_a_book_without_bundles_say_what_to_call(small: Small) -> None:
    (small.places.bundles / "manifest.json").unlink()
    with pytest.raises(ExtensionError, match="call `oms42 build`"):
        configured(small)


def test_does_every_page_get_our_look_and_keep_its_own_tags(small: Small) -> None:
    head = head_of(small, live=False)
    assert head.startswith("<m>\n")
    assert re.findall(r'(?:src|href)="([^"]+)"', head) == [
        "../oms/site-HASH.css",
        "../oms/site-HASH.js",
    ]
    assert "oms-config" not in head


def test_does_a_page_with_a_live_cell_get_the_runtime(small: Small) -> None:
    head = head_of(small, live=True)
    assert 'src="../oms/page-HASH.js"' in head
    assert 'href="../oms/page-HASH.css"' in head
    found = re.search(r'<script type="application/json" id="oms-config">(.*?)</script>', head)
    assert found
    stamp = (small.places.runtime / ".stamp").read_text()
    assert json.loads(found.group(1)) == {
        "worker": "../oms/worker-HASH.js",
        "modules": {f"oms42.{name}": f"../oms/{name}-HASH.js" for name in MODULES},
        "runtime": f"../oms/python-{stamp}/",
        "packages": ["numpy"],
    }


def page_with(*cells: list[str]) -> nodes.document:
    """Make a page whose cells carry these tags."""
    document = new_document("page")
    for tags in cells:
        document += nodes.container(classes=["cell", *(f"tag_{tag}" for tag in tags)])
    return document


@pytest.mark.parametrize(
    ("cells", "packages"),
    [
        ([["live"]], ["numpy"]),
        ([["live", "needs-scipy"], ["live", "needs-pandas"]], ["numpy", "pandas", "scipy"]),
        ([["live"], ["needs-scipy"]], ["numpy"]),
        ([["needs-pandas"]], []),
        ([], []),
    ],
)
def test_does_a_page_load_what_its_live_cells_are_tagged_for(
    cells: list[list[str]], packages: list[str]
) -> None:
    """A tag on a cell that is not live loads nothing: such a cell runs in the build alone."""
    assert live_packages(page_with(*cells)) == packages


def test_does_a_package_that_no_page_can_load_stop_the_build() -> None:
    with pytest.raises(ExtensionError, match="needs-polars, which no page can load; a page can"):
        live_packages(page_with(["live", "needs-polars"]))


def test_is_every_address_relative_so_that_the_book_may_lie_anywhere(small: Small) -> None:
    for address in re.findall(r'"((?:\.\./)?[^" ]*oms/[^"]*)"', head_of(small, live=True)):
        assert address.startswith("../oms/")


def test_do_other_formats_get_nothing(small: Small) -> None:
    assert head_of(small, live=True, kind="latex") == "<m>"


def test_does_a_page_without_a_document_such_as_the_search_get_our_look(small: Small) -> None:
    context: dict[str, Any] = {"pathto": lambda name, **_options: name}
    add_head(app_of(small), "search", "search.html", context, None)
    assert "site-HASH.js" in context["metatags"]
    assert "page-HASH.js" not in context["metatags"]


def test_is_sphinx_thebe_dropped_and_nothing_else() -> None:
    """One of its scripts has no file, only a body that sets the CDN."""
    scripts = [
        _JavaScript("_static/doctools.js"),
        _JavaScript("_static/sphinx-thebe.js"),
        _JavaScript(None, body='const THEBE_JS_URL = "https://unpkg.com/thebe"'),
    ]
    styles = [_CascadingStyleSheet("_static/sphinx-thebe.css"), _CascadingStyleSheet("a.css")]
    context: dict[str, Any] = {"script_files": scripts, "css_files": styles}
    drop_thebe(None, "", "", context, None)  # type: ignore[arg-type]  # it does not look at the app
    assert [one.filename for one in context["script_files"]] == ["_static/doctools.js"]
    assert [one.filename for one in context["css_files"]] == ["a.css"]


@pytest.mark.parametrize(("kind", "error"), [("html", RuntimeError("a warning")), ("latex", None)])
def test_is_a_failed_build_or_another_format_not_published(
    small: Small, kind: str, error: Exception | None
) -> None:
    finish(app_of(small, kind), error)
    assert not small.places.site.exists()


def test_may_sphinx_read_and_write_in_parallel() -> None:
    added: list[str] = []
    app = SimpleNamespace(
        add_config_value=lambda name, _default, rebuild: added.append(f"{name}: {rebuild}"),
        connect=lambda event, *_handler, **_options: added.append(event),
        setup_extension=added.append,
    )
    said = setup(app)  # type: ignore[arg-type]  # it stands for Sphinx's application
    assert said["parallel_read_safe"]
    assert said["parallel_write_safe"]
    assert "oms42_runtime: html" in added, "a change of it must write all pages again"
    assert {"config-inited", "html-page-context", "build-finished"} <= set(added)
    assert "oms42.book.quiz" in added
