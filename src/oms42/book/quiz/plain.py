# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A self-check in a book that has no forms, such as a PDF: plain paragraphs and lists."""

from docutils import nodes

from oms42.book.quiz.item import LETTERS
from oms42.book.quiz.nodes import HOW, Choice, Feedback, Prompt, SelfCheckForm, Solution, Solutions


def _labeled(label: str, children: list[nodes.Node]) -> nodes.paragraph:
    return nodes.paragraph("", "", nodes.strong("", label), nodes.Text(" "), *children)


def _choice(node: Choice, kind: str) -> nodes.paragraph:
    if kind == "order":
        return nodes.paragraph("", "", nodes.Text("____ "), *node.children)
    return _labeled(f"{LETTERS[node['index']]}.", list(node.children))


def _form(node: SelfCheckForm) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for child in node.children:
        if isinstance(child, Prompt):
            made.append(_labeled(f"Question {node['number']}.", list(child.children)))
            made.append(nodes.paragraph("", HOW[node["kind"]]))
        elif isinstance(child, Choice):
            made.append(_choice(child, node["kind"]))
        else:
            made += child.children
    if node["kind"] == "number":
        made.append(nodes.paragraph("", f"________ {node['unit']}".strip()))
    return made


def _solution(node: Solution) -> list[nodes.Node]:
    made: list[nodes.Node] = [_labeled(f"Question {node['number']}.", [])]
    for child in node.children:
        if isinstance(child, Feedback):
            made.append(_labeled(f"{child['label']}.", []))
            made += child.children
        else:
            made.append(child)
    return made


def make_plain(document: nodes.document) -> None:
    """Turn a page's self-checks into paragraphs and lists that every builder knows.

    Args:
        document: The page, its self-checks numbered and their answers at its end.
    """
    for form in list(document.findall(SelfCheckForm)):
        form.parent.replace(form, _form(form))
    for solutions in list(document.findall(Solutions)):
        inside = [made for one in solutions.findall(Solution) for made in _solution(one)]
        solutions.parent.replace(
            solutions, [nodes.rubric("", "Answers to the self-check"), *inside]
        )
