# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a whole submission run in its two places, and does a cell that dies cost its own points?

Each test starts a real kernel for the student's cells.
"""

import json
import logging
import sys
from importlib.metadata import EntryPoint

import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from nbgrader.utils import determine_grade, is_grade
from traitlets.config import Config

from oms42.grading.config import KERNELS
from oms42.grading.sandbox.isolation import close_all
from oms42.grading.split.execute import SplitExecute
from oms42.grading.split.roles import Trusted

from ..attacks.notebook import HONEST, source_notebook

SOURCE = source_notebook()
KERNEL = "oms42-tested"


@pytest.fixture(scope="module", autouse=True)
def kernels(tmp_path_factory):
    """Let Jupyter find a kernel that answers tests, and one that does not."""
    root = tmp_path_factory.mktemp("jupyter")
    for name, module in ((KERNEL, "oms42.grading.split.kernel"), ("deaf", "ipykernel_launcher")):
        folder = root / "kernels" / name
        folder.mkdir(parents=True)
        spec = {"argv": [sys.executable, "-m", module, "-f", "{connection_file}"]}
        spec |= {"display_name": name, "language": "python"}
        (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(root))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        yield


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a submission; return the notebook."""
    monkeypatch.chdir(tmp_path)

    def run(cells=(), kernel=KERNEL, trusted=None, insert=(), **settings):
        notebook = nbformat.from_dict(json.loads(json.dumps(SOURCE)))
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", cell.id)
            cell.source = dict(cells).get(name, HONEST.get(name, cell.source))
        for place, source in insert:
            notebook.cells.insert(place, nbformat.v4.new_code_cell(source, id=f"own-{place}"))
        step = SplitExecute(
            kernel_name=kernel, iopub_timeout=30, shutdown_kernel="immediate", **settings
        )
        resources = {
            "metadata": {"path": str(tmp_path)},
            "nbgrader": {"assignment": "ps1", "notebook": "ps1", "student": "ann"},
            "oms42_trusted": trusted or TRUSTED,
        }
        return step.preprocess(notebook, resources)[0]

    return run


def _sources(*names):
    """The instructor's text of some cells."""
    return {c.id: c.source for c in SOURCE.cells if c.id in names}


TRUSTED = Trusted(_sources("tools"), _sources("q1-test", "q2-test"))


def points(notebook):
    """Score the test cells as nbgrader does."""
    graded = [c for c in notebook.cells if is_grade(c) and c.cell_type == "code"]
    return {c.metadata.nbgrader.grade_id: determine_grade(c)[0] for c in graded}


def test_does_honest_work_get_full_points_and_the_secret_stay_with_the_instructor(run, tmp_path):
    notebook = run(insert=[(1, "import os\nprint(*os.environ, 'KEY' in str(os.environ))")])
    assert points(notebook) == {"q1-test": 3, "q2-test": 4}
    assert "OMS42_HIDDEN_KEY" not in notebook.cells[1].outputs[0].text
    assert (tmp_path / "hidden.key").stat().st_mode & 0o777 == 0o600


def test_is_a_kernel_asked_to_answer_before_a_cell_of_the_students_runs(run):
    """What a first cell breaks is the student's loss, and no reason to stop the grading."""
    breaks = "get_ipython().kernel.shell_handlers.pop('oms42_call')"
    assert points(run(insert=[(0, breaks)], timeout=3)) == {"q1-test": 0, "q2-test": 0}


def test_do_the_cells_after_one_that_dies_get_their_points(run):
    """The kernel is started again, and what stands before the deadly cell is run again."""
    notebook = run({"q1": "import os\nkept = 1\nos._exit(0)"}, insert=[(3, "before = 5")])
    assert points(notebook) == {"q1-test": 0, "q2-test": 4}
    dead = next(c for c in notebook.cells if "os._exit" in c.source)
    assert dead.outputs[-1].ename == "DeadKernelError"


def test_does_a_kernel_that_keeps_dying_stay_off(run):
    own = [(place, "import os; os._exit(0)") for place in (1, 3, 6)]
    notebook = run(insert=own)
    assert points(notebook)["q2-test"] == 0
    words = [o.evalue for c in notebook.cells for o in c.get("outputs", []) if "evalue" in o]
    assert any("it stays off" in each for each in words)


def test_does_a_call_that_does_not_return_cost_its_own_points(run):
    endless = {"q1": "def moving_mean(values, k):\n    while True: pass"}
    notebook = run(endless, timeout=3)
    assert points(notebook) == {"q1-test": 0, "q2-test": 4}


def test_does_a_call_that_cannot_be_stopped_cost_its_own_points(run, monkeypatch):
    monkeypatch.setattr("oms42.grading.split.execute._PROMPT", 1)
    stubborn = (
        "def moving_mean(values, k):\n    while True:\n"
        "        try:\n            while True: pass\n        except BaseException: pass"
    )
    notebook = run({"q1": stubborn}, timeout=3)
    assert points(notebook) == {"q1-test": 0, "q2-test": 4}


def test_does_a_locked_cell_run_on_both_sides(run):
    notebook = run(insert=[(2, "print(_close(1, 1))")])
    assert notebook.cells[2].outputs[0].text == "True\n"


def test_is_a_locked_cell_that_fails_reported_to_the_instructor(run, caplog):
    broken = Trusted({"tools": "1 / 0"}, TRUSTED.tests)
    caplog.set_level(logging.ERROR)
    notebook = run(trusted=broken)
    tools = next(c for c in notebook.cells if c.id == "tools")
    assert tools.outputs[-1].ename == "ZeroDivisionError"
    assert "'tools' fails among the tests" in caplog.text


def test_is_a_kernel_that_does_not_answer_tests_refused_with_words(run, monkeypatch):
    monkeypatch.setattr("oms42.grading.split.execute._HELLO", 1)
    with pytest.raises(RuntimeError, match="does not answer tests; set c"):
        run(kernel="deaf")


def test_does_a_test_that_ends_its_own_process_not_end_the_grading(run):
    wild = Trusted(TRUSTED.helpers, {**TRUSTED.tests, "q1-test": "import os; os._exit(0)"})
    notebook = run(trusted=wild)
    assert points(notebook) == {"q1-test": 0, "q2-test": 4}


@pytest.fixture
def behind_walls(run, monkeypatch):
    """Run a submission in the sandbox; return the notebook."""
    monkeypatch.setenv("JUPYTER_PATH", str(KERNELS))
    factory = KernelProvisionerFactory.instance()
    place = "oms42.grading.sandbox.provisioner:SandboxProvisioner"
    entry = EntryPoint("oms42-sandbox", place, "jupyter_client.kernel_provisioners")
    monkeypatch.setitem(factory.provisioners, "oms42-sandbox", entry)

    def run_behind(cells=(), insert=(), **limits):
        config = Config()
        config.OmsSandbox.update({"preload": [], **limits})
        return run(cells, kernel="oms42-graded", insert=insert, config=config)

    yield run_behind
    close_all()


def words_of(notebook, part):
    """What the errors of the cells that hold a text say."""
    errors = [o for c in notebook.cells if part in c.source for o in c.outputs if "evalue" in o]
    return " ".join(error.evalue for error in errors)


# One process alone would meet a MemoryError first; three together pass the limit.
FULL = """import os, time
for _ in range(3):
    if os.fork() == 0:
        kept = b"x" * (150 << 20)
        time.sleep(50)
        os._exit(0)
time.sleep(50)"""


def test_does_a_cell_say_which_limit_ended_its_kernel(behind_walls):
    notebook = behind_walls(insert=[(3, FULL)], memory=300 << 20)
    assert points(notebook) == {"q1-test": 3, "q2-test": 4}
    assert words_of(notebook, "kept = ") == (
        "this cell ended the kernel. The code used more than 300 MiB of memory and was stopped."
    )


def test_does_a_test_say_which_limit_ended_the_kernel_that_it_called(behind_walls):
    endless = "def moving_mean(values, k):\n    import time\n    time.sleep(60)"
    notebook = behind_walls({"q1": endless}, wall_seconds=8)
    assert points(notebook)["q1-test"] == 0
    test = next(c for c in notebook.cells if c.id == "q1-test")
    assert "ran for more than 8 s and was stopped" in str(test.outputs)


def test_does_a_kernel_that_prints_on_fill_nobodys_memory(behind_walls):
    """The student takes the kernel's own limit away; the grader has one more."""
    loud = (
        "get_ipython().kernel.session.meter = None\n"
        "for _ in range(200): print('x' * 100_000, flush=True)"
    )
    notebook = behind_walls(insert=[(3, loud)], output=300_000)
    assert points(notebook) == {"q1-test": 3, "q2-test": 4}
    shown = notebook.cells[3].outputs
    assert sum(len(each.get("text", "")) for each in shown) < 300_000
    assert "this notebook may show 300000 bytes in all" in shown[-1].text
