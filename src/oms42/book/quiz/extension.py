# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks in Sphinx: the directive, the pages' script, and the count over the book."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from oms42.book.bundle import read_manifest
from oms42.book.places import Places
from oms42.book.publish import RUNTIME
from oms42.book.quiz import html
from oms42.book.quiz.directive import Quiz
from oms42.book.quiz.nodes import (
    Choice,
    Feedback,
    Prompt,
    SelfCheckForm,
    Setting,
    Solution,
    Solutions,
    gather,
)
from oms42.book.quiz.plain import make_plain

TOTAL = "oms42_quiz_total"  # on the environment: the count that the pages were written with

VISITORS: dict[type[nodes.Element], tuple[Any, Any]] = {
    SelfCheckForm: (html.visit_form, html.depart_form),
    Setting: (html.visit_block, html.depart_block),
    Prompt: (html.visit_prompt, html.depart_prompt),
    Choice: (html.visit_choice, html.depart_choice),
    Solutions: (html.visit_solutions, html.depart_solutions),
    Solution: (html.visit_solution, html.depart_block),
    Feedback: (html.visit_feedback, html.depart_feedback),
}


def gather_page(app: Sphinx, document: nodes.document) -> None:
    """Number the page's self-checks, and remember how many there are."""
    count = gather(document)
    if count:
        app.env.metadata[app.env.docname][html.COUNT] = count


def pages_to_write_again(_app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Name the pages that show how many self-checks the book has, if that number has changed."""
    counts = {page: data[html.COUNT] for page, data in env.metadata.items() if html.COUNT in data}
    total = sum(counts.values())
    if getattr(env, TOTAL, None) == total:
        return []
    setattr(env, TOTAL, total)
    return list(counts)


def make_plain_elsewhere(app: Sphinx, document: nodes.document, _page: str) -> None:
    """Write self-checks as plain text where there are no forms."""
    if app.builder.format != "html":
        make_plain(document)


def add_script(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the pages with self-checks, and no others, what makes them answer."""
    if app.builder.format != "html" or doctree is None or not any(doctree.findall(SelfCheckForm)):
        return
    manifest = read_manifest(Places(Path(app.srcdir).parent))
    style, script = (
        context["pathto"](f"{RUNTIME}/{manifest[name]}", resource=True)
        for name in ("quiz.css", "quiz.js")
    )
    head = (
        f'<link rel="stylesheet" href="{style}" />\n<script type="module" src="{script}"></script>'
    )
    context["metatags"] = context.get("metatags", "") + "\n" + head


def setup(app: Sphinx) -> dict[str, Any]:
    """Register self-checks with Sphinx.

    Args:
        app: The Sphinx application.

    Returns:
        That it may read and write in parallel.
    """
    for node, visitors in VISITORS.items():
        app.add_node(node, html=visitors)
    app.add_directive("quiz", Quiz)
    app.connect("doctree-read", gather_page)
    app.connect("env-get-updated", pages_to_write_again)
    app.connect("doctree-resolved", make_plain_elsewhere)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
