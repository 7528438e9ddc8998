# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is the kernel on one socket ipykernel's own, as far as a cell can see?"""

import os
import socket
import subprocess
import sys
import time

import pytest

from oms42.grading.sandbox.frames import Frames, frame

SCRIPT = """
import sys
from oms42.grading.sandbox.lean import run_lean
from oms42.grading.sandbox.limits import Limits
run_lean(sys.argv[1], Limits(), lambda: None)
"""
SECONDS = 60


@pytest.fixture
def run(tmp_path):
    """Run cells in one kernel; what it sent for each, replies last."""
    process, link = _start(tmp_path)
    link.settimeout(SECONDS)
    frames = Frames()

    def cells(*sources):
        found = []
        for number, source in enumerate(sources):
            content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
            header = {"msg_id": str(number), "msg_type": "execute_request"}
            link.sendall(frame({"header": header, "metadata": {}, "content": content}))
            found.append(answers(str(number)))
        return found

    def answers(number):
        came = []
        while not came or came[-1]["content"].get("execution_state") != "idle":
            for message in frames.feed(link.recv(1 << 16)):
                assert message["parent_header"]["msg_id"] == number
                came.append(message)
        return came

    yield cells
    link.close()
    assert process.wait(SECONDS) == 0  # the kernel ends when its grader hangs up


def _start(folder):
    """Start a kernel and wait for its connection."""
    place = str(folder / "talk")
    environment = os.environ | {"HOME": str(folder), "TMPDIR": str(folder)}
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(place)
        listener.listen(1)
        listener.settimeout(SECONDS)
        process = subprocess.Popen([sys.executable, "-c", SCRIPT, place], env=environment)
        return process, listener.accept()[0]


def kinds(messages):
    return [message["header"]["msg_type"] for message in messages]


def text(messages):
    return "".join(message["content"].get("text", "") for message in messages)


def test_does_a_cell_run_as_in_ipykernel(run):
    first, second, third = run("x = 2\nprint('said')\nx + 1", "%time x", "x / 0")
    assert kinds(first) == [
        "status", "execute_input", "stream", "execute_result", "execute_reply", "status",
    ]  # fmt: skip
    assert first[3]["content"]["data"] == {"text/plain": "3"}
    assert "Wall time" in text(second)
    assert third[2]["content"]["ename"] == "ZeroDivisionError"
    assert third[3]["content"]["status"] == "error"


def test_do_displays_widgets_and_awaited_cells_work(run):
    shown, widget, awaited = run(
        "from IPython.display import display, HTML\ndisplay(HTML('<b>x</b>'))",
        "import ipywidgets\nipywidgets.IntSlider(value=3)",
        "import asyncio\nawait asyncio.sleep(0.01)\nprint('awaited')",
    )
    assert shown[2]["content"]["data"]["text/html"] == "<b>x</b>"
    assert kinds(widget).count("comm_open") == 3
    assert text(awaited) == "awaited\n"


def test_does_what_programs_and_threads_print_arrive(run):
    (found,) = run(
        "import subprocess, threading\nprint('a')\nsubprocess.run(['echo', 'b'])\n"
        "t = threading.Thread(target=print, args=('c',)); t.start(); t.join()\nprint('d')"
    )
    assert sorted(text(found).split()) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("what", ["None", "object()"])
def test_does_a_cell_that_takes_the_streams_away_spoil_no_later_one(run, what):
    *_, last = run(f"import sys\nsys.stdout = {what}\nsys.stderr = {what}", "print('here')")
    assert text(last) == "here\n"


def test_does_an_interrupt_end_a_cell_and_not_the_kernel(run):
    start = time.monotonic()
    code = "import os, signal, threading, time\nthreading.Timer(0.3, os.kill, "
    code += "(os.getpid(), signal.SIGINT)).start()\ntime.sleep(50)"
    stopped, after = run(code, "1 + 1")
    assert stopped[-2]["content"]["ename"] == "KeyboardInterrupt"
    assert after[2]["content"]["data"] == {"text/plain": "2"}
    assert time.monotonic() - start < SECONDS
