# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Publishing: is a written site completed so that any static host can serve it?"""

import json
import zipfile
from pathlib import Path

import pytest

from oms42 import __version__
from oms42.book.bundle import bundle
from oms42.book.errors import BuildError
from oms42.book.publish import archive, publish, runtime_folder, withdraw
from oms42.book.runtime import assemble

from .small import MANIFEST, Small, make, write

STYLES = '/*!\n * Font Awesome Free 6\n * Fonts: SIL OFL 1.1\n */.fa-house:before{content:"\\f015"}'


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Make a small checkout with bundles and runtime."""
    made = make(tmp_path)
    bundle(made.places, made.node)
    write(made.places.bundles, {name: name for name in MANIFEST.values()})
    assemble(made.places, made.node)
    return made


@pytest.fixture
def site(small: Small) -> Path:
    """Write what Sphinx leaves; the font is small, so that it counts as cut already."""
    files: dict[str, str | bytes] = {
        "index.html": "<html></html>",
        "_static/styles/pydata-sphinx-theme.css": STYLES,
        "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2": "cut",
        "_static/scripts/theme.js": "1",
        "_static/scripts/theme.js.map": "2",
        "_static/webpack-macros.html": "3",
        "_static/sbt-webpack-macros.html": "4",
    }
    write(small.places.site, files)
    return small.places.site


def files_of(folder: Path) -> set[str]:
    """List the files below a folder."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_does_the_site_hold_the_runtime_below_a_name_that_changes_with_it(
    small: Small, site: Path
) -> None:
    publish(small.places, site)
    python = runtime_folder(small.places)
    assert set(MANIFEST.values()) <= files_of(site / "oms")
    assert {"oms42.zip", "pyodide.mjs", "numpy-1.0.whl"} <= files_of(site / "oms" / python)


def test_are_stamps_and_manifest_kept_to_ourselves(small: Small, site: Path) -> None:
    publish(small.places, site)
    assert [name for name in files_of(site) if name.endswith((".stamp", "manifest.json"))] == []


def test_is_yesterdays_runtime_removed(small: Small, site: Path) -> None:
    publish(small.places, site)
    old = runtime_folder(small.places)
    (small.places.package / "forecasting" / "naive.py").write_text("x = 2\n")
    assemble(small.places, small.node)
    publish(small.places, site)
    folders = [file.name for file in (site / "oms").iterdir() if file.is_dir()]
    assert folders == [runtime_folder(small.places)]
    assert folders != [old]


def test_is_mathjax_served_from_the_site(small: Small, site: Path) -> None:
    publish(small.places, site)
    assert files_of(site / "_static" / "mathjax") == {
        "tex-chtml.js",
        "output/chtml/fonts/woff-v2/a.woff",
    }


def test_is_a_damaged_or_older_mathjax_replaced(small: Small, site: Path) -> None:
    folder = site / "_static" / "mathjax"
    write(folder, {"tex-chtml.js": "half", "of-another-version.js": ""})
    publish(small.places, site)
    assert files_of(folder) == {"tex-chtml.js", "output/chtml/fonts/woff-v2/a.woff"}
    assert (folder / "tex-chtml.js").read_text() == ""


def test_does_a_withdrawn_page_leave_the_site_and_nothing_else(site: Path) -> None:
    """Sphinx generates the search and the index of terms; these have no source."""
    kept: dict[str, str | bytes] = {
        "_sources/index.md": "",
        "_sources/part/stays.ipynb": "",
        "part/stays.html": "",
        "search.html": "",
        "genindex.html": "",
    }
    gone: dict[str, str | bytes] = {
        "_sources/part/gone.md": "",
        "part/gone.html": "",
        "_sources/never-written.md": "",
    }
    write(site, {**kept, **gone})
    before = files_of(site)
    withdraw(site, {"index", "part/stays"})
    assert files_of(site) == before - set(gone)


def test_may_a_site_without_sources_be_searched_for_withdrawn_pages(site: Path) -> None:
    before = files_of(site)
    withdraw(site, set())
    assert files_of(site) == before


def test_is_the_themes_scaffolding_left_out(small: Small, site: Path) -> None:
    publish(small.places, site)
    assert [name for name in files_of(site / "_static") if "macros" in name or "map" in name] == []
    assert (site / "_static" / "scripts" / "theme.js").is_file()


def test_does_the_site_say_its_version_and_serve_underscored_folders(
    small: Small, site: Path
) -> None:
    publish(small.places, site)
    version = json.loads((site / "version.json").read_text())
    assert version == {"version": __version__, "python": runtime_folder(small.places)}
    assert (site / ".nojekyll").is_file()


def test_may_a_site_be_published_twice(small: Small, site: Path) -> None:
    publish(small.places, site)
    first = files_of(site)
    publish(small.places, site)
    assert files_of(site) == first


def test_does_the_archive_hold_the_whole_site_under_its_version(
    small: Small, site: Path, tmp_path: Path
) -> None:
    """Unpacked anywhere, it is the site: nothing is missing and no folder stands around it."""
    publish(small.places, site)
    made = archive(site, tmp_path / "new" / "dist")
    assert made == tmp_path / "new" / "dist" / f"oms42-site-{__version__}.zip"
    with zipfile.ZipFile(made) as opened:
        opened.extractall(tmp_path / "unpacked")
    assert files_of(tmp_path / "unpacked") == files_of(site)


def test_may_an_archive_be_made_again(small: Small, site: Path, tmp_path: Path) -> None:
    publish(small.places, site)
    archive(site, tmp_path / "dist")
    (site / "oms" / MANIFEST["page.js"]).unlink()
    with zipfile.ZipFile(archive(site, tmp_path / "dist")) as opened:
        assert f"oms/{MANIFEST['page.js']}" not in opened.namelist()


def test_does_a_folder_that_is_no_finished_site_say_what_to_call(tmp_path: Path) -> None:
    """A site that Sphinx wrote and nothing completed has no version.json."""
    (tmp_path / "index.html").touch()
    with pytest.raises(BuildError, match=r"no site at .*: call `oms42 build` first"):
        archive(tmp_path, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
