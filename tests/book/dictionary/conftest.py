# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A book of one page, built by Sphinx and MyST in the test's own process."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

Build = Callable[..., tuple[str, str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Give a function that builds a page and returns it, with what Sphinx warned of."""

    def run(text: str, builder: str = "html") -> tuple[str, str]:
        book, out, said = tmp_path / "book", tmp_path / "out", io.StringIO()
        book.mkdir(exist_ok=True)
        (book / "conf.py").write_text('extensions = ["myst_parser", "oms42.book.dictionary"]\n')
        (book / "index.md").write_text(text, "utf-8")
        with patch_docutils(), docutils_namespace():
            app = Sphinx(book, book, out, tmp_path / "trees", builder, status=None, warning=said)
            app.build()
        made = next(file for file in out.glob("index.*"))
        return made.read_text("utf-8"), said.getvalue()

    return run
