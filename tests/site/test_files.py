# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The site as files: can any static host serve it from any path, and does it hold what it may?"""

import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

REFERENCE = re.compile(r"""(?:src|href)=["']([^"'#?]+)""")
# a canonical link names an address and loads nothing
LOADED = re.compile(
    r"""<(?:script|img|iframe|link(?![^>]*rel="canonical"))\b[^>]*?(?:src|href)=["']([^"']+)"""
)


def pages(site: Path) -> dict[Path, str]:
    """Read every page."""
    return {file: file.read_text("utf-8") for file in site.rglob("*.html")}


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Is every script, style, picture and frame the site's own?"""
    strangers = {
        (file.name, url)
        for file, text in pages(site).items()
        for url in LOADED.findall(text)
        if re.match(r"(?:https?:)?//", url)
    }
    assert strangers == set()


def test_every_link_within_the_site_is_relative_and_leads_somewhere(site: Path) -> None:
    """Does each reference resolve to a file, without relying on the site lying at the top?"""
    broken = []
    for file, text in pages(site).items():
        for url in REFERENCE.findall(text):
            if re.match(r"[a-z]+:|//", url):
                continue
            target = file.parent / url
            if url.startswith("/") or not (target.is_file() or (target / "index.html").is_file()):
                broken.append((file.relative_to(site).as_posix(), url))
    assert broken == []


def test_the_notices_name_whatever_the_site_carries(site: Path) -> None:
    """One of each kind: a package in a bundle, the icon font, a wheel, a packed library."""
    notices = (site / "oms" / "third-party.txt").read_text("utf-8")
    for words in ("vega-", "mathjax 3", "Font Awesome Free 6", "SIL OFL 1.1", "numpy 2.0.2 (BSD"):
        assert words in notices
    assert re.search(r"^ipywidgets \S+ \(BSD", notices, re.M)


def test_hosts_find_what_they_look_for(site: Path) -> None:
    """Is the site versioned, and are folders that begin with an underscore served?"""
    version = json.loads((site / "version.json").read_text())
    assert re.fullmatch(r"\d+\.\d+\.\d+", version["version"])
    assert (site / ".nojekyll").is_file()
    assert (site / "oms" / version["python"] / "pyodide.mjs").is_file()


def test_the_runtimes_names_carry_a_hash_of_their_contents(site: Path) -> None:
    """Can no cache serve yesterday's runtime?"""
    top = [file.name for file in (site / "oms").iterdir() if file.suffix in (".js", ".css")]
    assert top
    assert [name for name in top if not re.fullmatch(r"[a-z]+-[A-Z0-9]{8}\.(?:js|css)", name)] == []


def test_no_answer_key_is_published(site: Path) -> None:
    """Are solutions, hidden tests and the key to the tables nowhere in the site or its Python?"""
    marks = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "Answer key for instructors")
    found = [
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.is_file()
        and file.suffix in (".html", ".js", ".json", ".md", ".txt", ".ipynb", ".py")
        and any(mark in file.read_text("utf-8", "replace") for mark in marks)
    ]
    assert found == []
    assert not list(site.rglob("*exercises*"))
