# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Building a small book with the real Jupyter Book, four times over the same folder.

1. Everything for the first time.
2. The page runtime changed, and nothing of the book.
3. Everything is asked for afresh, and a page came in that refers to nothing.
4. That page is as it was, and another came in that has a cell that raises.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from oms42.book.build import build, prepare, run_jupyter_book
from oms42.book.errors import BuildError
from oms42.book.publish import runtime_folder
from oms42.book.runtime import assemble

from .small import Small, make, write

ROOT = Path(__file__).parents[2]
TOC = "format: jb-book\nroot: index\nchapters:\n  - file: chapter/live\n"
FRONT = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---
"""
LIVE = """
# Live

```{{code-cell}} ipython3
:tags: [live]
from pathlib import Path
with Path("{runs}").open("a") as file:
    file.write("x")
print("six", 2 * 3)
```
"""
RAISING = """
# Raising

```{code-cell} ipython3
raise RuntimeError("a broken cell")
```
"""


@dataclass
class Book:
    """The small book and what happened to it.

    Attributes:
        small: Its checkout.
        runs: A file that the live cell makes one letter longer each time it runs.
        said: What Jupyter Book said last.
        error: What the last build raised.
    """

    small: Small
    runs: Path
    said: str = ""
    error: BuildError | None = None

    def page(self, name: str) -> str:
        """Read a built page."""
        return (self.small.places.site / name).read_text("utf-8")


@contextmanager
def heard(book: Book, file: Path) -> Iterator[None]:
    """Write down what this process and those that it starts say, and the error that it ends in."""
    kept = [os.dup(1), os.dup(2)]
    with file.open("a") as target, redirect_stdout(target):
        for number in (1, 2):
            os.dup2(target.fileno(), number)
        try:
            book.error = None
            yield
        except BuildError as error:
            book.error = error
        finally:
            target.flush()
            for number, old in zip((1, 2), kept, strict=True):
                os.dup2(old, number)
                os.close(old)
    book.said = file.read_text()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Build everything for the first time, with this repo's own _config.yml."""
    top = tmp_path_factory.mktemp("book")
    book = Book(make(top), top / "runs")
    pages: dict[str, str | bytes] = {
        "_config.yml": (ROOT / "_config.yml").read_bytes(),
        "_toc.yml": TOC,
        "book/index.md": "# Small\n\nWords.\n",
        "book/references.bib": "",
        "book/images/favicon.svg": (ROOT / "book" / "images" / "favicon.svg").read_bytes(),
        "book/chapter/live.md": FRONT + LIVE.format(runs=book.runs),
    }
    write(book.small.places.root, pages)
    path = str(top / "bin") + os.pathsep + os.environ["PATH"]
    with pytest.MonkeyPatch.context() as patch, heard(book, top / "first"):
        patch.setenv("PATH", path)
        build(book.small.places)
    if book.error:
        pytest.fail(book.said)
    return book


@pytest.fixture(scope="module")
def second(first: Book) -> Book:
    """Build again after the page runtime changed, and nothing that a cell can see."""
    places = first.small.places
    (places.runtime / ".stamp").write_text("feedfeedfeedfeed")
    with heard(first, first.runs.parent / "second"):
        run_jupyter_book(places)
    return first


@pytest.fixture(scope="module")
def third(second: Book) -> Book:
    """Build afresh with a page that refers to nothing."""
    places = second.small.places
    write(
        places.root,
        {
            "_toc.yml": TOC + "  - file: other\n",
            "book/other.md": "# Other\n\n[](nowhere-at-all)\n",
        },
    )
    with heard(second, second.runs.parent / "third"):
        run_jupyter_book(places, fresh=True)
    return second


@pytest.fixture(scope="module")
def fourth(third: Book) -> Book:
    """Build again with one more page, which has a cell that raises."""
    places = third.small.places
    write(
        places.root,
        {
            "_toc.yml": TOC + "  - file: other\n  - file: raising\n",
            "book/raising.md": FRONT + RAISING,
        },
    )
    with heard(third, third.runs.parent / "fourth"):
        run_jupyter_book(places)
    return third


# The tests stand in the order of the builds; each reads the state that its build left.


def test_is_a_first_build_whole(first: Book) -> None:
    """The cell ran once, its output is in the page, and the site was completed."""
    assert first.runs.read_text() == "x"
    assert "six 6" in first.page("chapter/live.html")
    site = first.small.places.site
    assert (site / "version.json").is_file()
    assert (site / "oms" / runtime_folder(first.small.places) / "pyodide.mjs").is_file()
    assert re.search(r"built in \d+ s", first.said)


def test_does_a_page_in_a_folder_find_the_runtime_and_a_plain_page_not_load_it(first: Book) -> None:
    assert 'src="../oms/page-HASH.js"' in first.page("chapter/live.html")
    assert f'"../oms/{runtime_folder(first.small.places)}/"' in first.page("chapter/live.html")
    assert 'src="oms/site-HASH.js"' in first.page("index.html")
    assert "page-HASH.js" not in first.page("index.html")


def test_do_the_built_pages_load_neither_thebe_nor_the_icons_script(first: Book) -> None:
    for name in ("index.html", "chapter/live.html"):
        loaded = re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+)"', first.page(name))
        assert loaded
        assert [url for url in loaded if "thebe" in url or "fontawesome.js" in url] == []
        assert [url for url in loaded if url.startswith(("http", "//"))] == []


def test_has_every_built_page_the_footer(first: Book) -> None:
    assert all("oms-footer" in first.page(name) for name in ("index.html", "chapter/live.html"))


def test_is_nothing_prepared_twice(first: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    before = first.small.asked()
    assert before == ["npm ci", "bundle", "precompile", "precompile"]
    monkeypatch.setenv("PATH", str(first.runs.parent / "bin") + os.pathsep + os.environ["PATH"])
    prepare(first.small.places)
    assert first.small.asked() == before


def test_does_a_changed_runtime_write_every_page_again_without_running_a_cell(second: Book) -> None:
    assert second.error is None
    assert '"../oms/python-feedfeedfeedfeed/"' in second.page("chapter/live.html")
    assert (second.small.places.site / "oms" / "python-feedfeedfeedfeed").is_dir()
    assert second.runs.read_text() == "x"


def test_does_a_fresh_build_run_the_cells_again_though_nothing_changed(third: Book) -> None:
    """Jupyter Book's own --all does not."""
    assert third.runs.read_text() == "xx"


def test_does_a_warning_fail_the_build(third: Book) -> None:
    assert third.error is not None
    assert "its messages are above" in str(third.error)
    assert "nowhere-at-all" in third.said


def test_does_a_cell_that_raises_fail_the_build(fourth: Book) -> None:
    """The traceback lies in a file beside the pages, which the message names."""
    assert fourth.error is not None
    assert "Executing notebook failed" in fourth.said
    report = fourth.small.places.site / "reports" / "raising.err.log"
    assert str(report) in fourth.said
    assert "a broken cell" in report.read_text()


def test_does_a_page_with_a_warning_fail_the_next_build_too(fourth: Book) -> None:
    """Sphinx counts it as read and, left alone, would build the rest and call it a success."""
    assert "nowhere-at-all" in fourth.said


def test_are_cells_that_did_not_change_not_run_again_after_a_failure(fourth: Book) -> None:
    assert fourth.runs.read_text() == "xx"


def test_does_a_step_that_fails_end_the_build_before_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = make(tmp_path)
    bundler = Path(small.node.node)
    bundler.write_text(bundler.read_text().replace("echo bundle >>", "exit 4 #"))
    monkeypatch.setenv("PATH", str(bundler.parent) + os.pathsep + os.environ["PATH"])
    with pytest.raises(BuildError, match=r"bundling web/src failed"):
        build(small.places)
    assert not small.places.site.exists()
    assert assemble(small.places, small.node), "the other steps do work"
