# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Formulas, typeset when the book is built.

Sphinx leaves a page's formulas to MathJax in the reader's browser. There the words jump when a
formula takes the place of its source, the script of 1.2 MB is fetched, and without scripts the
source stays. So the same MathJax typesets them here, each with MathML for who listens, and the
pages load it no more.
"""

import html
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from oms42.book.bundle import run_node
from oms42.book.errors import BuildError
from oms42.book.node import Node
from oms42.book.places import Places

FONTS = "_static/mathjax/output/chtml/fonts/woff-v2"
# The words of the self-checks' answers are written as the numbers of their characters.
PLACE = re.compile(
    r'(?P<opened><(?P<tag>span|div) class="math notranslate nohighlight"[^>]*>'
    r'(?:\s*<span class="eqno">.*?</span>)?)'
    r"\s*(?:\\|&#92;)(?P<open>[(\[]|&#40;|&#91;)(?P<tex>.+?)"
    r"(?:\\|&#92;)(?:[)\]]|&#41;|&#93;)\s*</(?P=tag)>",
    re.DOTALL,
)
SCRIPTS = re.compile(
    r"\s*<script>window\.MathJax = [^<]*</script>|"
    r'\s*<script[^>]* src="[^"]*_static/mathjax/[^"]*"></script>'
)
WRONG = re.compile(r'<mjx-merror data-mjx-error="([^"]*)"')

Formula = tuple[str, bool]  # LaTeX, and whether it stands on lines of its own


def formulas(page: str) -> list[Formula]:
    r"""Find the formulas of a page that are not typeset.

    Args:
        page: HTML, as Sphinx writes it.

    Returns:
        LaTeX and whether it is displayed, in the page's order.

    Example:
        >>> formulas(r'<span class="math notranslate nohighlight">\(a &lt; b\)</span>')
        [('a < b', False)]
    """
    return [_formula(found) for found in PLACE.finditer(page)]


def _formula(found: re.Match[str]) -> Formula:
    return html.unescape(found["tex"]), html.unescape(found["open"]) == "["


def fill(page: str, style: str, made: list[str], above: str = "") -> str:
    r"""Put a page's formulas, typeset, in the places of their sources.

    Args:
        page: HTML, as Sphinx writes it.
        style: The rules that these formulas need.
        made: Their markup, in the page's order.
        above: The way from the page's folder up to the site's, such as ``../``.

    Returns:
        The page, with no script of MathJax.

    Example:
        >>> page = r'</head><div class="math notranslate nohighlight">\[x\]</div>'
        >>> fill(page, ".x{}", ["<i>x</i>"])
        '<style>.x{}</style>\n</head><div class="math notranslate nohighlight"><i>x</i></div>'
    """
    rest = iter(made)

    def filled(found: re.Match[str]) -> str:
        return f"{found['opened']}{next(rest)}</{found['tag']}>"

    rules = f"<style>{style.replace('FONTS', above + FONTS)}</style>\n</head>"
    return PLACE.sub(filled, SCRIPTS.sub("", page)).replace("</head>", rules, 1)


def _ask(places: Places, node: Node, asked: list[list[Formula]]) -> list[dict[str, Any]]:
    """Let MathJax typeset the formulas of some pages."""
    with tempfile.TemporaryDirectory() as folder:
        question, answer = Path(folder) / "asked.json", Path(folder) / "made.json"
        question.write_text(json.dumps(asked), "utf-8")
        words = [node.node, "typeset.mjs", str(question), str(answer)]
        run_node(node, *words, folder=places.web, what="typesetting the formulas")
        made: list[dict[str, Any]] = json.loads(answer.read_text("utf-8"))
    return made


def typeset(places: Places, site: Path, find_node: Callable[[], Node]) -> None:
    """Typeset the formulas of a built site, on the pages that Sphinx has written anew.

    Args:
        places: The checkout.
        site: The folder that Sphinx wrote.
        find_node: Gives the Node to use; not called where there is no formula.

    Raises:
        BuildError: If MathJax finds a formula wrong; the message names page, formula and reason.
    """
    pages = {file: file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}
    for file, text in pages.items():
        if SCRIPTS.search(text) and not PLACE.search(text):
            file.write_text(SCRIPTS.sub("", text), "utf-8")
    asked = {file: found for file, text in pages.items() if (found := formulas(text))}
    if not asked:
        return
    answers = _ask(places, find_node(), list(asked.values()))
    for (file, found), answer in zip(asked.items(), answers, strict=True):
        name = file.relative_to(site)
        for (tex, _), markup in zip(found, answer["formulas"], strict=True):
            if wrong := WRONG.search(markup):
                raise BuildError(f"{name}: the formula {tex!r} cannot be typeset: {wrong[1]}")
        above = "../" * (len(name.parts) - 1)
        file.write_text(fill(pages[file], answer["style"], answer["formulas"], above), "utf-8")
