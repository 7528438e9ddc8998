# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The real tests' process, and a student's side that stands in this process."""

import os
import textwrap
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import nbformat
import pytest

from oms42.grading.split.agent import Agent
from oms42.grading.split.process import Copy, Server, Start

POINTS = 4.0


@dataclass(frozen=True)
class Judged:
    """What became of a test cell."""

    points: float
    outputs: list[dict[str, Any]]

    @property
    def words(self) -> str:
        """All that the cell says."""
        parts = [
            each.get("text", "") + each.get("ename", "") + ": " + each.get("evalue", "")
            for each in self.outputs
        ]
        return "\n".join(parts)


Judge = Callable[..., Judged]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The tests' process, from which each test forks its own copy."""
    found = Server()
    yield found
    found.close()


@pytest.fixture
def fork(server, tmp_path) -> Iterator[Callable[..., Copy]]:
    """Fork a copy of the tests' process."""
    copies = []

    def open_copy(
        helpers: dict[str, str] | None = None, tests: dict[str, str] | None = None, **words: str
    ) -> Copy:
        copies.append(server.open(Start(helpers or {}, tests or {}, words, str(tmp_path))))
        return copies[-1]

    yield open_copy
    for copy in copies:
        copy.close()


@pytest.fixture
def apart(fork) -> Judge:
    """Judge a student's code in the tests' process, with helpers that both sides run."""

    def judge(student: str, test: str, helper: str = "", seconds: float = 20) -> Judged:
        student, test, helper = map(textwrap.dedent, (student, test, helper))
        names: dict[str, Any] = {"__name__": "__main__"}
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            exec(helper + "\n" + student, names)
        agent = Agent(names)

        def ask(question: bytes, _: float) -> tuple[bytes, str]:
            with warnings.catch_warnings():
                warnings.simplefilter("default")
                return agent.answer(question), ""

        copy = fork({"helper": helper}, {"test": test}, NBGRADER_EXECUTION="autograde")
        copy.run("helper", helper, ask, seconds)
        return _judged(copy.run("test", test, ask, seconds))

    return judge


@pytest.fixture
def together(fork) -> Judge:
    """Judge a student's code in one kernel with the tests, as stock nbgrader does."""

    def judge(student: str, test: str, helper: str = "", seconds: float = 20) -> Judged:
        copy = fork()
        for source in (helper, student):
            copy.run("", textwrap.dedent(source), _nobody, seconds)
        return _judged(copy.run("", textwrap.dedent(test), _nobody, seconds))

    return judge


def _nobody(question: bytes, _: float) -> tuple[bytes, str]:
    """Beside one kernel there is a student's kernel that knows no name."""
    return Agent({}).answer(question), ""


def _judged(outputs: list[dict[str, Any]]) -> Judged:
    """Let nbgrader score a test cell with these outputs."""
    os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")  # jupyter_core warns without it
    from nbgrader.utils import determine_grade

    settings = {"grade": True, "solution": False, "points": POINTS, "grade_id": "test"}
    cell = nbformat.v4.new_code_cell("", metadata={"nbgrader": settings})
    cell.outputs = nbformat.from_dict(outputs)
    return Judged(determine_grade(cell)[0], outputs)
