# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A book of a few pages, built by Sphinx and MyST in the test's own process."""

import io
import json
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from .written import KINDS

CONF = """
extensions = ["myst_parser", "sphinx.ext.mathjax", "oms42.book.quiz"]
myst_enable_extensions = ["dollarmath", "colon_fence"]
"""
MANIFEST = {"quiz.js": "quiz-HASH.js", "quiz.css": "quiz-HASH.css"}


def fenced(kind: str, *, name: str, options: str = "", text: str | None = None) -> str:
    """Write a self-check as it stands in a page."""
    return f"```{{quiz}} {name}\n:kind: {kind}\n{options}\n{text or KINDS[kind]}```\n"


def page(*blocks: str) -> str:
    """Write a page with a title."""
    return "# A page\n\n" + "\n".join(blocks)


@dataclass
class SmallBook:
    """A book in a folder.

    Attributes:
        root: The checkout; the book lies in ``book`` below it.
    """

    root: Path

    def write(self, **pages: str) -> None:
        """Write pages; all but the index are reached from it."""
        folder = self.root / "book"
        folder.mkdir(exist_ok=True)
        (folder / "conf.py").write_text(CONF)
        for name, text in pages.items():
            (folder / f"{name}.md").write_text(text, "utf-8")
        others = "\n".join(name for name in pages if name != "index")
        if "index" not in pages and not (folder / "index.md").is_file():
            (folder / "index.md").write_text(f"# Index\n\n```{{toctree}}\n{others}\n```\n")
        bundles = self.root / "_build" / "web"
        bundles.mkdir(parents=True, exist_ok=True)
        (bundles / "manifest.json").write_text(json.dumps(MANIFEST))

    def build(self, builder: str = "html") -> str:
        """Build the book and give what Sphinx warned of."""
        said = io.StringIO()
        out = self.root / builder
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                str(self.root / "book"),
                str(self.root / "book"),
                str(out),
                str(self.root / "doctrees"),
                builder,
                status=None,
                warning=said,
            )
            app.build()
            self.trees = {name: app.env.get_doctree(name) for name in app.env.found_docs}
        return said.getvalue()

    def html(self, name: str) -> str:
        """Read a page that was built."""
        return (self.root / "html" / f"{name}.html").read_text("utf-8")

    def tree(self, name: str) -> nodes.document:
        """Give a page's document tree as it was read."""
        return self.trees[name]
