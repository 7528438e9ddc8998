# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks on what is written down: messages, outputs and settings that spoil the graded notebook.

The work itself is honest unless an attack says otherwise, so its points must all be there: a
notebook that cannot be saved is a submission without a grade.
"""

import base64

from nbformat import NotebookNode

from .handed_in import FAIR, swollen
from .harness import Attack, Course
from .in_process import BAD
from .notebook import HONEST

SEND = (
    "import numpy as np\n"
    "kernel = get_ipython().kernel\n"
    "def send(kind, content, **more):\n"
    "    parent = kernel.get_parent()\n"
    "    kernel.session.send(kernel.iopub_socket, kind, content, parent, **more)\n"
)


def _says(name: str, tries: str, code: str, **more: object) -> Attack:
    """Honest work whose first cell sends something."""
    return Attack(name, tries, {**HONEST, "setup": SEND + code}, **{**FAIR, **more})  # type: ignore[arg-type] # a test's short cut


def _returns(name: str, tries: str, body: str, **more: object) -> Attack:
    """A first task that does something evil when it is called; the second is honest."""
    cells = {**HONEST, "q1": f"def moving_mean(values, k):\n{body}"}
    return Attack(name, tries, cells, q2=FAIR["q2"], **more)  # type: ignore[arg-type] # as above


def _marked(course: Course) -> bool:
    """Tell whether the written answer, which a person marks, has points already."""
    return any((cells.get("q3") or 0) > 0 for cells in course.scores().values())


def _points(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade"):
            settings["points"] = 1000


def _all_graded(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader")
        if settings and settings.get("solution"):
            settings |= {"grade": True, "solution": False, "locked": True, "points": 50}


def _look_alike(notebook: NotebookNode) -> None:
    """A copy of the first test whose id looks the same (Greek omicron, zero-width space)."""
    for name in ("q1-te\u200bst", "q1\u2010test"):
        settings = {"grade_id": name, "grade": True, "locked": True, "solution": False}
        settings |= {"points": 3, "schema_version": 3}
        cell = NotebookNode(cell_type="code", id="own", source="3.0", outputs=[], metadata={})
        cell |= {"execution_count": None}
        cell.metadata["nbgrader"] = settings
        notebook.cells.append(NotebookNode(cell))


def _written_as_code(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "q3":
            cell.cell_type, cell.source = "code", "5.0"
            cell |= {"outputs": [], "execution_count": None}


def _attached(notebook: NotebookNode) -> None:
    data = base64.b64encode(b"x" * 100).decode()
    bundle = {"../../../gradebook.db": {"image/png": data}, "\ud800": {"x/y": 5}}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell["attachments"] = bundle


def _surrogate_settings(notebook: NotebookNode) -> None:
    notebook.metadata["title"] = "\ud800"
    notebook.cells[0].metadata["name"] = "\udfff"
    notebook.cells[0]["source"] = "import numpy as np\nname = '\ud83d'"


DEEP = "deep = 1\nfor _ in range(DEPTH): deep = [deep]\n"
ATTACKS = (
    _says("surrogate-print", "prints half a character, which no file holds", "print('\\ud800')"),
    _says(
        "surrogate-display",
        "displays half a character",
        "send('display_data', {'data': {'text/plain': '\\udfff', 'text/\\ud800': 'x'}, "
        "'metadata': {'\\ud800': '\\ud800'}, 'transient': {}})",
    ),
    _returns(
        "surrogate-error",
        "raises an error whose words are half characters",
        "    raise TypeError('\\ud800' * 9)",
    ),
    _returns("surrogate-said", "prints half a character in a call", "    print('\\ud800')"),
    _returns("surrogate-text", "returns half a character", "    return '\\ud800'"),
    *(
        _says(
            f"deep-display-{depth}",
            "displays data that are nested deep",
            DEEP.replace("DEPTH", str(depth))
            + "send('display_data', {'data': {'application/json': deep}, 'metadata': {}})",
        )
        for depth in (90, 300, 700)
    ),
    _says(
        "deep-message",
        "sends a message that is nested too deep to be read",
        "text = ('[' * 50_000 + ']' * 50_000).encode()\n"
        "parts = [b'{}', b'{}', b'{}', text]\n"
        "wire = [b'x', b'<IDS|MSG>', kernel.session.sign(parts), *parts]\n"
        "kernel.iopub_socket.send_multipart(wire)",
    ),
    _says(
        "no-message",
        "sends signed bytes that are no message at all",
        "parts = [b'null', b'[]', b'5', b'\"x\"']\n"
        "for wire in ([b'x'], [b'<IDS|MSG>'], "
        "[b'<IDS|MSG>', kernel.session.sign(parts), *parts]):\n"
        "    kernel.iopub_socket.send_multipart(wire)",
    ),
    _says(
        "wrong-fields",
        "displays data whose fields are of other types",
        "send('display_data', {'data': {'text/plain': 5, 'image/png': [1], 'text/html': None}, "
        "'metadata': {}})\n"
        "send('stream', {'name': 'stdout', 'text': ['a', 5]})\n"
        "send('stream', {'name': 'stdin', 'text': 'x'})",
    ),
    _says(
        "wrong-error",
        "sends an error whose fields are of other types",
        "send('error', {'ename': 5, 'evalue': None, 'traceback': 'x'})",
    ),
    _says(
        "missing-fields",
        "sends outputs without their fields",
        "send('display_data', {})\nsend('stream', {})\nsend('error', {})",
    ),
    _says(
        "wrong-time",
        "sends a message from a time that is none",
        "message = kernel.session.msg('status', {'execution_state': 'busy'}, kernel.get_parent())\n"
        "message['header']['date'] = 'yesterday'\n"
        "kernel.session.send(kernel.iopub_socket, message)",
    ),
    _says(
        "updates-earlier",
        "changes outputs of cells that are none of its own",
        "for place in range(9):\n"
        "    send('update_display_data', {'data': {'text/plain': '4.0'}, 'metadata': {}, "
        "'transient': {'display_id': str(place)}})\n"
        "send('display_data', {'data': {'text/plain': '1'}, 'metadata': {}, "
        "'transient': {'display_id': 'mine'}})\n"
        "send('clear_output', {'wait': False})\n"
        "send('update_display_data', {'data': {'text/plain': '4.0'}, 'metadata': {}, "
        "'transient': {'display_id': 'mine'}})",
    ),
    _says(
        "captures-outputs",
        "registers an output widget that captures what other cells show",
        "state = {'_model_name': 'OutputModel', '_model_module': '@jupyter-widgets/output', "
        "'msg_id': kernel.get_parent()['header']['msg_id'], 'outputs': []}\n"
        "send('comm_open', {'comm_id': 'w', 'target_name': 'jupyter.widget', "
        "'data': {'state': state}})\n"
        "send('comm_msg', {'comm_id': 'w', 'data': {'method': 'update', 'state': {'msg_id': 5}}})\n"
        "send('comm_msg', {'comm_id': 'none', 'data': 5})",
    ),
    _says(
        "floods-widgets",
        "fills the notebook's settings with the states of widgets",
        "for place in range(400):\n"
        "    send('comm_open', {'comm_id': str(place), 'target_name': 'jupyter.widget', "
        "'data': {'state': {'_model_name': 'x', 'value': 'x' * 100_000}}})",
        harms=swollen,
    ),
    _says(
        "many-outputs",
        "shows a hundred thousand outputs",
        "for _ in range(100_000): send('display_data', {'data': {'a/b': ''}, 'metadata': {}})",
        harms=swollen,
    ),
    _says(
        "many-kinds",
        "shows one output of twenty thousand kinds",
        "send('display_data', {'data': {f'a/{n}': '' for n in range(20_000)}, 'metadata': {}})",
    ),
    _says(
        "past-the-meter",
        "sends output past the kernel's own meter",
        "from jupyter_client.session import Session\n"
        "content = {'name': 'stdout', 'text': 'x' * 20_000_000}\n"
        "for _ in range(5):\n"
        "    Session.send(kernel.session, kernel.iopub_socket, 'stream', content, "
        "kernel.get_parent())",
        harms=swollen,
    ),
    _says(
        "never-idle",
        "sends messages of the cell for ever, from a thread, after it has ended",
        "import threading, time\nparent = kernel.get_parent()\n"
        "def talk():\n"
        "    while True:\n"
        "        kernel.session.send(kernel.iopub_socket, 'status', "
        "{'execution_state': 'busy'}, parent)\n"
        "        time.sleep(0.001)\n"
        "threading.Thread(target=talk, daemon=True).start()",
    ),
    _returns(
        "long-words",
        "has the report of a failing test grow beyond measure",
        "    raise ValueError('x' * 15_000_000)",
        harms=swollen,
    ),
    _returns(
        "long-value",
        "returns what makes the report of a failing test grow",
        "    return 'x' * 15_000_000",
        harms=swollen,
    ),
    Attack("raises-points", "writes more points into its tests", HONEST, reshape=_points, **FAIR),
    Attack(
        "grades-itself",
        "turns its answers into tests that are worth 50 points",
        {**BAD, "q3": "50.0"},
        reshape=_all_graded,
        harms=_marked,
    ),
    Attack("look-alikes", "adds tests whose ids look like the true ones", BAD, reshape=_look_alike),
    Attack(
        "answers-in-code",
        "turns the written answer into code that gives itself points",
        HONEST,
        reshape=_written_as_code,
        harms=_marked,
        **FAIR,
    ),
    Attack("attaches", "attaches files with evil names", HONEST, reshape=_attached, **FAIR),
    Attack(
        "surrogate-settings",
        "writes half characters into settings and code",
        HONEST,
        reshape=_surrogate_settings,
        **FAIR,
    ),
)
