# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ``data-dictionary`` directive: a section for each table of a package."""

import os
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from oms42.book.dictionary import html
from oms42.book.dictionary.images import Image, images
from oms42.book.dictionary.nodes import Drawing, Pictures, Still
from oms42.book.dictionary.pictures import PICTURES, Picture
from oms42.book.dictionary.source import Source, source
from oms42.book.places import Places
from oms42.datasets import DataError


class DataDictionary(SphinxDirective):
    """Writes the list of a package's tables and a section for each: ``kelvane`` or ``real``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Read the package and write its tables.

        Returns:
            The list, then a section for each table.
        """
        try:
            package = source(self.arguments[0])
        except (ValueError, DataError) as error:
            raise self.error(str(error)) from error
        for file in (*package.files, *sorted(Path(__file__).parent.glob("*.py"))):
            self.env.note_dependency(str(file))
        caption = "The tables" if package.name == "kelvane" else "The real tables and series"
        listed = html.overview_table(caption, package.resources)
        return [_raw(listed), *(self._section(package, one) for one in package.resources)]

    def _section(self, package: Source, entry: dict[str, Any]) -> nodes.section:
        name = entry["name"]
        title = nodes.title("", "", nodes.literal("", name))
        section = nodes.section("", title, ids=[html.anchor(name)], names=[html.anchor(name)])
        section += nodes.paragraph(
            "", "", nodes.strong("", f"{entry['title']}."), nodes.Text(f" {entry['description']}")
        )
        pictures = PICTURES.get(name, ())
        if pictures:
            read = package.columns(name)
            section += Pictures(
                "", *(self._picture(package, name, i, one, read) for i, one in enumerate(pictures))
            )
        section += _raw(html.facts(entry, package.shown))
        code = package.load(entry)
        section += nodes.literal_block(code, code, language="python")
        section += _raw(html.column_table(entry))
        return section

    def _picture(
        self, package: Source, table: str, number: int, picture: Picture, read: Any
    ) -> Drawing:
        columns = picture.pick(read)
        folder = Places(Path(self.env.srcdir).parent).output / "dictionary"
        stem = f"{table.replace('_', '-')}-{number + 1}"
        alt = picture.alt(columns, package.nature)
        drawn = images(picture, columns, stem, folder)
        caption = f"{picture.title}. {package.nature.capitalize()}."
        return Drawing("", *(self._still(one, alt) for one in drawn), caption=caption)

    def _still(self, image: Image, alt: str) -> Still:
        here = Path(self.env.doc2path(self.env.docname)).parent
        uri = Path(os.path.relpath(image.file, here)).as_posix()
        # not as width and height, which Sphinx would make a link of
        return Still(uri=uri, alt=alt, ground=image.ground, size=f"{image.width} {image.height}")


def _raw(text: str) -> nodes.raw:
    """Put HTML into the page; the search reads it too."""
    return nodes.raw("", text, format="html")
