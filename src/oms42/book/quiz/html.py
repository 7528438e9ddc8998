# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A self-check as HTML: a form that can be filled in without JavaScript, and the page's answers."""

from html import escape
from typing import Any

from docutils import nodes

from oms42.book.quiz.item import LETTERS
from oms42.book.quiz.key import veil
from oms42.book.quiz.nodes import HOW, Choice, Feedback, Prompt, SelfCheckForm, Solution, Solutions

COUNT = "oms42_quiz"  # in a page's metadata: how many self-checks it has

NAMES = ("name", "kind", "unit", "version", "key", "number", "total")

OPEN = """
<form class="oms-check oms-quiz" id="{ids}" data-name="{name}" data-kind="{kind}" data-unit="{unit}"
 data-version="{version}" data-key="{key}" method="dialog" autocomplete="off" novalidate>
<p class="oms-quiz-number" id="{ids}-number">Question {number} of {total}</p>
"""
LEGEND = """
<fieldset aria-describedby="{id}-number {id}-how">
<legend>"""
FIELD = """
<p class="oms-quiz-field"><label for="{id}-value">Your answer{unit}</label>
<input type="text" inputmode="decimal" id="{id}-value" aria-describedby="{id}-said" /></p>
"""
CLOSE = """
</fieldset>
<p class="oms-quiz-see"><a href="#{id}-answer">The answer is at the end of the page.</a></p>
<p class="oms-quiz-actions" hidden><button type="submit">Check</button>
<button type="button" class="oms-quiz-again" hidden>Try again</button></p>
<div class="oms-quiz-said" id="{id}-said" role="status"></div>
</form>
"""
SOLUTIONS = """
<section class="oms-check oms-solutions" data-book="{book}" aria-label="Answers to the self-check">
<p class="oms-progress" hidden></p>
<details><summary>Answers to the self-check</summary>
<p class="oms-solutions-how">Printed with the page if this is open, left out if it is closed.</p>
"""


def visit_form(writer: Any, node: SelfCheckForm) -> None:
    """Open the form."""
    names = {name: escape(str(node[name])) for name in NAMES}
    writer.body.append(OPEN.format(ids=node["ids"][0], **names))


def depart_form(writer: Any, node: SelfCheckForm) -> None:
    """Close the form: the number's field, if that is its kind, and what only JavaScript shows."""
    name = node["ids"][0]
    if node["kind"] == "number":
        unit = f", in {escape(node['unit'])}" if node["unit"] else ""
        writer.body.append(FIELD.format(id=name, unit=unit))
    if node["kind"] == "order":
        writer.body.append("</ol>\n")
    writer.body.append(CLOSE.format(id=name))


def visit_prompt(writer: Any, node: Prompt) -> None:
    """Open the group that the question names."""
    writer.body.append(LEGEND.format(id=node.parent["ids"][0]))


def depart_prompt(writer: Any, node: Prompt) -> None:
    """Say how to answer."""
    form = node.parent
    writer.body.append("</legend>\n")
    writer.body.append(
        f'<p class="oms-quiz-how" id="{form["ids"][0]}-how">{HOW[form["kind"]]}</p>\n'
    )
    if form["kind"] == "order":
        writer.body.append('<ol class="oms-quiz-steps">\n')


def _step(form: nodes.Element, index: int) -> str:
    steps = sum(isinstance(child, Choice) for child in form.children)
    places = "".join(f"<option>{place}</option>" for place in range(1, steps + 1))
    name = f"{form['ids'][0]}-{index}"
    return (
        f'<li data-step="{index}" style="--oms-step: {index}">'
        f'<select id="{name}" aria-labelledby="{name}-text">'
        f'<option value="">–</option>{places}</select> <span id="{name}-text">'
    )


def visit_choice(writer: Any, node: Choice) -> None:
    """Open an answer to choose, or a step to place."""
    form, index = node.parent, node["index"]
    name = form["ids"][0]
    if form["kind"] == "order":
        writer.body.append(_step(form, index))
        return
    kind = "radio" if form["kind"] == "single" else "checkbox"
    writer.body.append(
        f'<p class="oms-choice"><input type="{kind}" name="{name}" value="{index}" '
        f'id="{name}-{index}" /><label for="{name}-{index}">'
        f'<span class="oms-quiz-letter">{LETTERS[index]}.</span> <span class="oms-quiz-text">'
    )


def depart_choice(writer: Any, node: Choice) -> None:
    """Close it."""
    writer.body.append(
        "</span></li>\n" if node.parent["kind"] == "order" else "</span></label></p>\n"
    )


def visit_solutions(writer: Any, node: Solutions) -> None:
    """Open the page's answers; from here on the text is to be veiled."""
    book = sum(data.get(COUNT, 0) for data in writer.builder.env.metadata.values())
    writer.body.append(SOLUTIONS.format(book=book))
    node["start"] = len(writer.body)


def depart_solutions(writer: Any, node: Solutions) -> None:
    """Veil the answers and close them."""
    start = node["start"]
    writer.body[start:] = [veil("".join(writer.body[start:])), "</details>\n</section>\n"]


def visit_solution(writer: Any, node: Solution) -> None:
    """Open the answers to one question."""
    writer.body.append(
        f'<div class="oms-solution" id="{node["ids"][0]}">\n<p>Question {node["number"]}</p>\n'
    )


def visit_feedback(writer: Any, node: Feedback) -> None:
    """Open what is said of an answer."""
    writer.body.append(
        f'<div class="oms-solution-answer"><p>{escape(node["label"])}</p>'
        f'<div class="oms-solution-said" data-index="{node["index"]}">\n'
    )


def depart_feedback(writer: Any, _node: Feedback) -> None:
    """Close it."""
    writer.body.append("</div></div>\n")


def visit_block(writer: Any, _node: nodes.Element) -> None:
    """Open what stands above a question."""
    writer.body.append('<div class="oms-quiz-setting">\n')


def depart_block(writer: Any, _node: nodes.Element) -> None:
    """Close a block."""
    writer.body.append("</div>\n")
