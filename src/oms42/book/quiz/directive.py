# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ``quiz`` directive: an author's plain text becomes a form, or an error with file and line."""

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from oms42.book.quiz.item import Passage, Problem, QuizError, SelfCheck
from oms42.book.quiz.nodes import (
    Choice,
    Prompt,
    SelfCheckForm,
    Setting,
    Solution,
    choices_of,
    feedback_of,
    form_of,
    solution_of,
)
from oms42.book.quiz.text import read_self_check

logger = logging.getLogger(__name__)
SEEN = "oms42_quiz_names"  # in the environment's data of the page being read


class Quiz(SphinxDirective):
    """A self-check: its name, ``:kind:`` and ``:unit:``, then the question and its answers."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "kind": directives.unchanged,
        "unit": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Read the self-check; report all that is wrong with it, each at its line."""
        (name,) = self.arguments
        kind, unit = self.options.get("kind", ""), self.options.get("unit", "")
        try:
            check = read_self_check(name, kind, unit, list(self.content))
            self._claim(name)
            return [self._form(check), self._solution(check)]
        except QuizError as error:
            for problem in error.problems:
                self._report(name, problem)
            return []

    def _line(self, at: int) -> int:
        return self.lineno + self.content_offset + at

    def _report(self, name: str, problem: Problem) -> None:
        location = (self.env.docname, self._line(problem.at) + 1)
        logger.error("quiz %s: %s", name, problem.said, location=location, type="oms42")

    def _claim(self, name: str) -> None:
        seen = self.env.temp_data.setdefault(SEEN, {})
        if name in seen:
            told = f"the name is taken by the quiz in line {seen[name]} of this page: give another"
            raise QuizError([Problem(0, told)])
        seen[name] = self.lineno

    def _parsed(self, passage: Passage) -> nodes.Element:
        holder = nodes.container()
        lines = StringList(list(passage.lines), self.state.document["source"])
        self.state.nested_parse(lines, self.content_offset + passage.at, holder)
        return holder

    def _paragraph(self, passage: Passage, what: str) -> list[nodes.Node]:
        holder = self._parsed(passage)
        if len(holder) != 1 or not isinstance(holder[0], nodes.paragraph):
            told = f"{what} must be one paragraph: {passage}"
            raise QuizError([Problem(passage.at, told)])
        return list(holder[0].children)

    def _form(self, check: SelfCheck) -> SelfCheckForm:
        form = form_of(check)
        self.set_source_info(form)
        asked = self._parsed(check.question)
        if not isinstance(asked[-1], nodes.paragraph):
            raise QuizError([Problem(check.question.at, "the question must end in a paragraph")])
        *before, prompt = list(asked)
        if before:
            form += Setting("", *before)
        form += Prompt("", "", *prompt.children)
        for place, i in enumerate(choices_of(check)):
            text = self._paragraph(check.answers[i].text, "an answer")
            form += Choice("", "", *text, index=place)
        return form

    def _solution(self, check: SelfCheck) -> Solution:
        solution = solution_of(check)
        if check.kind == "order":
            steps = [
                nodes.list_item("", nodes.paragraph("", "", *self._paragraph(step.text, "a step")))
                for step in check.answers[:-1]
            ]
            solution += nodes.enumerated_list("", *steps, enumtype="arabic", suffix=".")
        for i, answer in enumerate(check.answers):
            if str(answer.feedback):
                feedback = feedback_of(check, i)
                feedback += self._parsed(answer.feedback).children
                solution += feedback
        return solution
