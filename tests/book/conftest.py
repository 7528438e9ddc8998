# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The book's pages as the tests read them: front matter off, cells and prose apart."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from oms42.book.quiz.item import SelfCheck
from oms42.book.quiz.text import read_self_check

from .planning_by_hand import rows

BOOK = Path(__file__).parents[2] / "book"
CELL = re.compile(r"^```\{code-cell\} ipython3\n(.*?)^```$", re.S | re.M)
QUIZ = re.compile(r"^```\{quiz\} (\S+)\n((?::\w+:[^\n]*\n)*)(.*?)^```$", re.S | re.M)
SHOWN = re.compile(r"^````text\n.*?^````$", re.S | re.M)  # a self-check shown as source


@dataclass(frozen=True)
class Cell:
    """A code cell: its metadata, its code, and the text on both sides."""

    metadata: dict[str, Any]
    source: str
    before: str
    after: str

    @property
    def tags(self) -> list[str]:
        """Return the cell's tags."""
        return list(self.metadata.get("tags", []))

    @property
    def figure(self) -> dict[str, str] | None:
        """Return caption and name, if the cell makes a figure."""
        figure: dict[str, str] | None = self.metadata.get("mystnb", {}).get("figure")
        return figure


@dataclass(frozen=True)
class Page:
    """A page of the book."""

    name: str
    text: str

    @cached_property
    def body(self) -> str:
        """Return the text without front matter and comments."""
        body = re.sub(r"\A---\n.*?\n---\n", "", self.text, flags=re.S)
        return re.sub(r"<!--.*?-->", "", body, flags=re.S)

    @cached_property
    def cells(self) -> list[Cell]:
        """Return the code cells in order."""
        parts = CELL.split(self.body)
        return [
            _cell(parts[i], before=parts[i - 1].strip(), after=parts[i + 1].strip())
            for i in range(1, len(parts), 2)
        ]

    @cached_property
    def prose(self) -> str:
        """Return what a reader reads, cells and self-checks left out."""
        return QUIZ.sub("", SHOWN.sub("", CELL.sub("", self.body)))

    @cached_property
    def self_checks(self) -> list[SelfCheck]:
        """Return the self-checks in order, read as the build reads them."""
        found = QUIZ.finditer(SHOWN.sub("", self.body))
        return [_self_check(*one.groups()) for one in found]

    def section(self, title: str) -> str:
        """Return the prose of a second-level section, boxes and subsections included."""
        start = self.prose.index(f"\n## {title}\n")
        end = self.prose.find("\n## ", start + 1)
        return self.prose[start : end if end > 0 else None]


def _self_check(name: str, options: str, text: str) -> SelfCheck:
    """Read a self-check's options and its text."""
    given = dict(re.findall(r"^:(\w+): *(.*)$", options, re.M))
    return read_self_check(name, given["kind"], given.get("unit", ""), text.splitlines())


def _cell(block: str, *, before: str, after: str) -> Cell:
    """Split a cell's metadata, long or short, from its code."""
    metadata: dict[str, Any] = {}
    long = re.match(r"---\n(.*?)^---\n", block, re.S | re.M)
    short = re.match(r"(?::[\w-]+:.*\n)+", block)
    if long:
        metadata = yaml.safe_load(long.group(1))
    elif short:
        metadata = yaml.safe_load(re.sub(r"^:([\w-]+):", r"\1:", short.group(), flags=re.M))
    found = long or short
    return Cell(metadata, block[found.end() if found else 0 :], before, after)


@pytest.fixture(scope="session")
def page() -> Callable[[str], Page]:
    """Give a page by its path under ``book/``."""
    return lambda name: Page(name, (BOOK / name).read_text("utf-8"))


@pytest.fixture(scope="session")
def pages() -> list[Page]:
    """Give all pages."""
    found = sorted(BOOK.rglob("*.md"))
    return [Page(str(file.relative_to(BOOK)), file.read_text("utf-8")) for file in found]


@pytest.fixture(scope="session")
def bibliography() -> str:
    """Give the text of the bibliography."""
    return (BOOK / "references.bib").read_text("utf-8")


@pytest.fixture(scope="session")
def words() -> Callable[[str], int]:
    """Count the words that a reader reads: no directives, citations, formulas or targets."""

    def count(text: str) -> int:
        text = re.sub(r"^```.*?^```$|\$\$.*?\$\$", "", text, flags=re.S | re.M)
        text = re.sub(r"^:::+\{admonition\}", "", text, flags=re.M)
        text = re.sub(r"^(:::+|:[\w-]+:.*|\([\w-]+\)=)$", "", text, flags=re.M)
        text = re.sub(r"\{cite:[pt]\}`[^`]*`", "", text)
        text = re.sub(r"\{[\w:]+\}`[^`]*`|(?<!\\)\$[^$\n]+\$", "X", text)
        text = re.sub(r"\]\([^)]*\)", "]", text)
        return sum(bool(re.search(r"\w", word)) for word in text.split())

    return count


@pytest.fixture(scope="session")
def run() -> Callable[[Page], dict[str, Any]]:
    """Run a page's cells once, the live ones left out, and give its names and glued numbers."""
    import altair as alt

    @cache
    def execute(page: Page) -> dict[str, Any]:
        glued: dict[str, str] = {}

        def glue(name: str, value: str, *, display: bool) -> None:
            assert not display
            assert name not in glued
            glued[name] = value

        stub = ModuleType("myst_nb")
        stub.__dict__["glue"] = glue
        names: dict[str, Any] = {}
        theme, renderer = alt.theme.active, alt.renderers.active
        with pytest.MonkeyPatch.context() as patch:
            # this one key: what the cells import meanwhile stays imported
            patch.setitem(sys.modules, "myst_nb", stub)
            for cell in page.cells:
                if "live" not in cell.tags:
                    exec(cell.source, names)
        alt.theme.enable(theme)
        alt.renderers.enable(renderer)
        return {**names, "glued": glued}

    return execute


@pytest.fixture(scope="session")
def accounts() -> dict[str, dict[str, str]]:
    """Give Kelvane's accounts by their id, as the file has them."""
    return {row["account_id"]: row for row in rows("accounts")}


@pytest.fixture(scope="session")
def endings() -> list[dict[str, str]]:
    """Give the new-customer deals that have ended."""
    return [r for r in rows("opportunities") if r["type"] == "new" and r["outcome"] != "open"]
