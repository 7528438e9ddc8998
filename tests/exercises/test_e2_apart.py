# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the tests of E2 give the same points when they run apart from the student's code?

The tests run in the real tests' process. Each kept solution stands behind the pipe, as in a
student's kernel; what it earns in one kernel is written in its file, and checked there.
"""

import warnings
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import determine_grade

from oms42.grading.split.agent import Agent
from oms42.grading.split.process import Server, Start
from oms42.grading.split.roles import from_notebook

HERE = Path(__file__).parent
KEPT = [path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.glob("[rw]*/*/*.py")]
TASKS = {"mase": "mase", "pinball": "pinball", "asof_dataset": "asof-dataset"}
TESTS = {"mase": "mase-tests", "pinball": "pinball-tests", "asof-dataset": "asof-tests"}


@pytest.fixture(scope="module")
def server():
    """The tests' process."""
    found = Server()
    yield found
    found.close()


@pytest.fixture
def apart(server, source, tmp_path):
    """Score the test cells with some of the solutions replaced."""
    trusted = from_notebook(source)

    def grade(answers):
        names = {"__name__": "__main__"}
        for cell in source.cells:
            if cell.cell_type == "code" and cell.id not in (*trusted.tests, "compare"):
                exec(answers.get(cell.id, cell.source), names)
        agent = Agent(names)

        def ask(question, seconds):
            with warnings.catch_warnings():
                warnings.simplefilter("default")
                return agent.answer(question), ""

        copy = server.open(Start(trusted.helpers, trusted.tests, {}, str(tmp_path)))
        for name, text in trusted.helpers.items():
            assert copy.run(name, text, ask, 30) == []
        cells = [cell for cell in source.cells if cell.id in trusted.tests]
        outputs = {cell.id: copy.run(cell.id, cell.source, ask, 30) for cell in cells}
        copy.close()
        return {cell.id: (_points(cell, outputs[cell.id]), outputs[cell.id]) for cell in cells}

    return grade


def _points(cell, outputs):
    """Let nbgrader score a test cell with these outputs."""
    graded = nbformat.from_dict({**cell, "outputs": outputs})
    return determine_grade(graded)[0]


@pytest.mark.parametrize("name", sorted(KEPT))
def test_does_a_solution_earn_apart_what_it_earns_in_one_kernel(name, apart, answers):
    cell, answer = TASKS[name.split("/")[1]], answers[name]
    found = apart({cell: answer.code})
    points, outputs = found.pop(TESTS[cell])
    words = " ".join(each.get("text", "") + each.get("evalue", "") for each in outputs)
    assert points == answer.earns, words
    assert answer.told in words
    full = {"mase-tests": 3, "pinball-tests": 3, "asof-tests": 5}
    assert {other: each[0] for other, each in found.items()} == {o: full[o] for o in found}
