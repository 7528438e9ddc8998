# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks on the kernel's open connections to its grader, by whoever holds them too."""

from .harness import Attack, Course, grew
from .in_process import BAD
from .notebook import HONEST, Q1_POINTS, Q2_POINTS

FAIR = {"q1": Q1_POINTS, "q2": Q2_POINTS}
# Every open connection of the kernel's process, whatever it is for.
SOCKETS = """
import json, os, socket, stat, struct, sys, threading, time
def sockets():
    for number in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                yield number
        except OSError:
            pass
def push(data):
    for number in sockets():
        try:
            os.write(number, data)
        except OSError:
            pass
def frame(kind, content, channel="iopub", raw=b"", **parent):
    header = {"msg_id": "x", "msg_type": kind, "session": "x", "username": "x", "date": "x"}
    words = {"channel": channel, "header": header, "parent_header": parent, "metadata": {},
             "content": content, "buffers": [len(raw)]}
    text = json.dumps(words).encode()
    return struct.pack(">II", len(text), len(raw)) + text + raw
"""
FLOOD = (
    "def work():\n    while True:\n        push(frame('stream', {'name': 'stdout', 'text': 'x'}))\n"
    "threading.Thread(target=work, daemon=True).start()"
)
READS = """
def work():
    while True:
        for number in sockets():
            try:
                data = os.read(number, 1 << 16)
                if b"hidden-words" in data:
                    print("loot:", data)
            except OSError:
                pass
threading.Thread(target=work, daemon=True).start()
"""
SETS_USER = """
import os, shutil
for place in (".", os.environ.get("TMPDIR", "/tmp"), os.environ["HOME"]):
    try:
        shutil.copy("/bin/sh", f"{place}/left-shell")
        os.chmod(f"{place}/left-shell", 0o6755)
    except OSError:
        pass
"""
SWAPS = """
import glob, os
for name in glob.glob("*"):
    try:
        os.rename(name, name + ".was")
        os.symlink("../../../gradebook.db", name)
    except OSError:
        pass
"""
UPDATES = """
from IPython.display import display
shown = display("x", display_id="one")
for number in range(20_000):
    shown.update("x" * 50)
"""
HOSTILE = """
class Answer:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __hash__(self): return 0
    def __float__(self): return 3.5
    def __bool__(self): return True
    def __len__(self): return 3
    def __iter__(self): return iter([Answer()] * 3)
    def __getitem__(self, key): return self
    def __array__(self, *_, **__): raise SystemExit
    def __reduce__(self): return (print, ("loot: unpickled",))
    def __sub__(self, other): return 0.0
    __rsub__ = __abs__ = __round__ = lambda self, *_: 0.0
    def __repr__(self): raise KeyboardInterrupt
    __class__ = property(lambda self: float)
"""


def _honest(name: str, tries: str, code: str, **more: object) -> Attack:
    """Honest work under a first cell that does something: the points must all be there."""
    cells = {**HONEST, "setup": f"import numpy as np\n{code}"}
    return Attack(name, tries, cells, **{**FAIR, **more})  # type: ignore[arg-type] # a test's short cut


def _in_call(name: str, tries: str, code: str) -> Attack:
    """Honest work but for one function that does something: the other must keep its points."""
    work = f"{SOCKETS}\ndef moving_mean(values, k):\n    {code}\n    return 0.0"
    return Attack(name, tries, {**HONEST, "q1": work}, q2=Q2_POINTS)


def _left(course: Course) -> bool:
    """Tell whether a program with another user's rights was left in the course."""
    found = [path for path in course.root.rglob("left-shell") if path.stat().st_mode & 0o6000]
    return bool(found)


ATTACKS = (
    _in_call(
        "closes-line", "closes every connection in a call", "[os.close(n) for n in [*sockets()]]"
    ),
    _in_call(
        "swaps-line",
        "puts other sockets in the place of its connections",
        "[os.dup2(socket.socketpair()[0].detach(), n) for n in [*sockets()]]",
    ),
    _in_call(
        "promises-much",
        "begins a message that is to have four gigabytes, in a call",
        "push(struct.pack('>II', 2**32 - 1, 2**32 - 1) + b'x' * 1000)",
    ),
    _in_call("half-message", "begins a message in a call, and no more", "push(b'\\0\\0\\1')"),
    _in_call(
        "large-messages",
        "sends sixty messages of sixty megabytes in a call",
        "[push(frame('x', {}, raw=b'x' * (60 << 20))) for _ in range(60)]",
    ),
    _in_call(
        "deep-frames",
        "sends brackets without end",
        "push(struct.pack('>II', 10**6, 0) + b'[' * 10**6)",
    ),
    _in_call(
        "wide-frames",
        "sends messages that take much more memory than bytes",
        "[push(frame('stream', {'text': [[]] * 5_000_000})) for _ in range(5)]",
    ),
    _honest(
        "reads-line",
        "reads what the grader sends, ahead of the kernel",
        SOCKETS + READS,
        q1=0.0,
        q2=0.0,
        leaks=("hidden-words", "loot:"),
    ),
    Attack(
        "floods-line",
        "sends outputs without end from a thread",
        {**BAD, "setup": SOCKETS + FLOOD},
        harms=grew,
    ),
    _honest(
        "stdout-gone", "takes away where cells print", "import sys\nsys.stdout = sys.stderr = None"
    ),
    _honest("stdout-odd", "prints into an object that fails", "import sys\nsys.stdout = object()"),
    _honest("set-user-file", "leaves a program with rights", SETS_USER, harms=_left),
    _honest("swaps-files", "puts links in the place of its files", SWAPS),
    _honest("updates-display", "updates one display 20,000 times", UPDATES),
    Attack(
        "hostile-object",
        "returns an object that is evil whatever is done with it",
        {
            "q1": f"{HOSTILE}\ndef moving_mean(values, k):\n    return Answer()",
            "q2": f"{HOSTILE}\ndef shares(values):\n    return Answer()",
        },
        leaks=("loot:",),
    ),
    Attack(
        "patches-before",
        "patches what its own function's caller uses, in the call before",
        {
            **BAD,
            "q1": "import numpy as np, math, builtins\ndef moving_mean(values, k):\n"
            "    math.isclose = np.allclose = np.isclose = builtins.abs = lambda *_, **__: 0\n"
            "    builtins.isinstance = builtins.all = lambda *_: True\n    return 0.0",
        },
    ),
)
