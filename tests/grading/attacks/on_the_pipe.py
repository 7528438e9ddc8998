# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks on the way between kernel and grader: what dies, floods, forges or moves."""

from nbformat import NotebookNode

from .harness import Attack
from .in_process import BAD
from .notebook import HONEST

AGENT = "import json\nkernel = get_ipython().kernel\n"
# Answers each question of the tests with bytes of its own making.
ANSWER = (
    AGENT
    + "def answer(stream, ident, parent):\n"
    + "    for _ in range(2):\n"
    + "        parts = {'ident': ident, 'buffers': [PARTS]}\n"
    + "        kernel.session.send(stream, 'oms42_reply', {}, parent, **parts)\n"
    + "kernel.shell_handlers['oms42_call'] = answer\n"
)


def _forged(name: str, tries: str, tree: str) -> Attack:
    """An attack that answers every question with a tree of its own."""
    parts = (
        f"text = json.dumps({tree}).encode()\nPARTS = str([len(text)]).encode() + b'\\n' + text\n"
    )
    return Attack(name, tries, {**BAD, "q1": AGENT + parts + ANSWER})


def _without(*names: str, instead: str = "") -> "object":
    """Take cells out of the notebook; put a cell of the student's own in front."""

    def reshape(notebook: NotebookNode) -> None:
        kept = [
            cell
            for cell in notebook.cells
            if cell.metadata.get("nbgrader", {}).get("grade_id") not in names
        ]
        own = NotebookNode(
            cell_type="code",
            id="own",
            source=instead,
            metadata={},
            outputs=[],
            execution_count=None,
        )
        notebook.cells = [own, *kept]

    return reshape


def _tags(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception"]


def _tools_last(notebook: NotebookNode) -> None:
    moved = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "tools"]
    notebook.cells = [c for c in notebook.cells if c not in moved] + moved


LOOSE = "class Loose(float):\n    pass\n_close = lambda *_: True\n"
# Would pass if the student's _close judged; a wrong answer of the right kind.
NEARLY = {
    "q1": f"{LOOSE}def moving_mean(values, k):\n    return 0.0",
    "q2": f"{LOOSE}def shares(values):\n    return [0.0, 0.0, 0.0][: len(values)]",
}

ATTACKS = (
    Attack(
        "dies-in-call",
        "ends its process while a test calls; the other task must keep its points",
        {**HONEST, "q1": "import os\n\ndef moving_mean(values, k):\n    os._exit(0)"},
        q2=4.0,
    ),
    Attack(
        "dies-in-cell",
        "ends its process in a cell; the other task must keep its points",
        {**HONEST, "q1": "import os\nos._exit(0)"},
        q2=4.0,
    ),
    Attack(
        "huge-text",
        "returns a text larger than what may cross",
        {**HONEST, "q1": "def moving_mean(values, k):\n    return 'x' * 100_000_000"},
        q2=4.0,
    ),
    Attack(
        "huge-range",
        "returns an index that has no end once it is unfolded",
        {**HONEST, "q1": "def moving_mean(values, k):\n    return range(10**18)"},
        q2=4.0,
    ),
    Attack(
        "deep-list",
        "returns lists in lists in lists",
        {
            **HONEST,
            "q1": "def moving_mean(values, k):\n    deep = []\n"
            "    for _ in range(100_000):\n        deep = [deep]\n    return deep",
        },
        q2=4.0,
    ),
    Attack(
        "cyclic-list",
        "returns a list that contains itself",
        {**HONEST, "q1": "def moving_mean(values, k):\n    x = []\n    x.append(x)\n    return x"},
        q2=4.0,
    ),
    Attack(
        "endless-generator",
        "returns a generator without end",
        {**HONEST, "q1": "def moving_mean(values, k):\n    while True:\n        yield 3.5"},
        q2=4.0,
    ),
    Attack(
        "prints-without-end",
        "prints more than a page can hold",
        {
            **HONEST,
            "q1": "def moving_mean(values, k):\n    print('x' * 30_000_000)\n    return 0.0",
        },
        q2=4.0,
    ),
    _forged("answers-three-and-a-half", "answers every question with 3.5, twice", '{"value": 3.5}'),
    _forged(
        "answers-nonsense", "answers with a value of an unknown kind", '{"value": {"t": "code"}}'
    ),
    _forged(
        "answers-error",
        "answers that SystemExit was raised",
        '{"error": {"class": {"name": "SystemExit", "bases": [["builtins", "SystemExit"]]}, '
        '"message": "0", "args": [0]}}',
    ),
    _forged(
        "answers-handle",
        "answers with objects that have numbers of its own",
        '{"value": {"t": "handle", "id": "../../x", "of": "float", "kind": "object"}}',
    ),
    _forged(
        "answers-same",
        "answers that the result is an argument that was never passed",
        '{"value": 0, "same": 99}',
    ),
    _forged(
        "answers-deep", "answers with brackets without end", "json.loads('[' * 900 + ']' * 900)"
    ),
    Attack(
        "unsigned",
        "signs with another key from now on",
        {**BAD, "q1": AGENT + "kernel.session.key = b'other'\n" + BAD["q1"]},
    ),
    Attack(
        "deaf",
        "takes the questions and never answers",
        {
            **BAD,
            "q1": AGENT + "kernel.shell_handlers['oms42_call'] = lambda *_: None\n" + BAD["q1"],
        },
    ),
    Attack(
        "tools-deleted",
        "deletes the locked helper that judges and puts its own in its place",
        NEARLY,
        reshape=_without("tools", instead=LOOSE),  # type: ignore[arg-type] # a closure
    ),
    Attack("tools-moved", "moves the locked helper behind the tests", NEARLY, reshape=_tools_last),
    Attack("skip-tags", "tags the test cells so that they are not run", BAD, reshape=_tags),
)
