# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks on the machine around the kernel: its files, its network, its memory, its next user.

Each keeps its loot in a printed word, `LOOT`, which must not come back to the student, or leaves a
trace that the world afterwards shows. Each deserves the points of q2 alone, or none.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from .harness import Attack, Course
from .notebook import HONEST, Q2_POINTS

LOOT = "loot:"
Q2 = HONEST["q2"]


def _thief(name: str, tries: str, code: str) -> Attack:
    """Make an attack whose success is a word that its first cell prints."""
    guarded = (
        "try:\n"
        + "".join(f"    {line}\n" for line in code.strip().splitlines())
        + "except BaseException as error:\n    print(type(error).__name__)\n"
    )
    return Attack(name, tries, {"setup": guarded, "q2": Q2}, q2=Q2_POINTS, leaks=(LOOT,))


def _climb(pattern: str) -> str:
    """Look for files in the folders above, where nbgrader's course lies."""
    return (
        "import pathlib, os\n"
        "tops = [pathlib.Path.cwd(), *pathlib.Path.cwd().parents][:4]\n"
        f"found = [p for top in tops for p in top.glob({pattern!r}) if p.is_file()]\n"
        "print('" + LOOT + "', len(found[0].read_bytes())) if found else print('nothing')\n"
    )


def _extra_credit(course: Course) -> bool:
    """Tell whether the gradebook was written to."""
    with sqlite3.connect(course.root / "gradebook.db") as gradebook:
        rows = gradebook.execute("select count(*) from grade where extra_credit > 0").fetchone()
    gradebook.close()
    return bool(rows[0])


def _survives(mark: str) -> Callable[[Course], bool]:
    """Make a look at the processes: does one with this mark in its environment still run?"""

    def look(_: Course) -> bool:
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if mark.encode() in path.read_bytes():
                    os.kill(int(path.parent.name), 9)
                    return True
            except (OSError, ValueError):
                continue
        return False

    return look


def _left(name: str) -> Callable[[Course], bool]:
    """Make a look at the course: is there a file of this name anywhere in it?"""
    return lambda course: any(course.root.rglob(name))


WRITE_GRADES = """
import pathlib, sqlite3
for top in [pathlib.Path.cwd(), *pathlib.Path.cwd().parents][:4]:
    if (top / "gradebook.db").is_file():
        book = sqlite3.connect(top / "gradebook.db", timeout=1)
        book.execute("update grade set extra_credit = 50")
        book.commit()
"""
SURVIVE = """
import os, subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(90)", "oms42-survivor"],
                 start_new_session=True)
"""
STARTUP = """
import pathlib
place = pathlib.Path.home() / ".ipython/profile_default/startup"
place.mkdir(parents=True, exist_ok=True)
(place / "00.py").write_text("print('loot: left by another student')")
"""
SITE = """
import site, pathlib
pathlib.Path(site.getsitepackages()[0], "oms42-attack.pth").write_text("import os")
print("loot: written")
"""
MEMFD = """
import os
held = []
for _ in range(64):
    number = os.memfd_create("hold")
    os.write(number, bytes(1 << 20))
    held.append(number)
print("loot: memory that belongs to no process", len(held))
"""
SHARED_MEMORY = """
import ctypes
number = ctypes.CDLL(None).shmget(0, 64 << 20, 0o1600)
print("loot: memory that outlives its process", number) if number >= 0 else print("none")
"""
PARENTS = """
import os
names = [open(f"/proc/{n}/cmdline", "rb").read() for n in os.listdir("/proc") if n.isdigit()]
print("loot: the grader's command line") if any(b"nbgrader" in name for name in names) else None
"""
ENVIRONMENTS = """
import os
for n in os.listdir("/proc"):
    if n.isdigit() and int(n) != os.getpid():
        try:
            if b"PYTHONPATH=" in open(f"/proc/{n}/environ", "rb").read():
                print("loot: another process's environment")
                break
        except OSError:
            pass
"""
MODELS = """
import oms42.forecasting
print("loot: the model that solves the task")
"""
TRUTHS = """
import oms42.kelvane
print("loot: the simulated company's truths")
"""
HIDDEN = """
import pathlib
text = "".join(p.read_text() for p in pathlib.Path.cwd().rglob("*.ipynb"))
print("loot: hidden tests") if "q1-test" in text else print("nothing")
"""
VSOCK = """
import socket
socket.socket(40, socket.SOCK_STREAM)
print("loot: a socket to the host of the virtual machine")
"""
USERS = """
import ctypes
print("loot: a user namespace") if ctypes.CDLL(None).unshare(0x10000000) == 0 else print("none")
"""
TRACE = """
import ctypes, os
parent = os.getppid()
print("loot: the parent") if ctypes.CDLL(None).ptrace(16, parent, 0, 0) == 0 else print("none")
"""
LINK = """
import os, pathlib
for top in [pathlib.Path.cwd(), *pathlib.Path.cwd().parents][:4]:
    if (top / "gradebook.db").is_file():
        os.symlink(top / "gradebook.db", "copied.db")
"""
# Against stock the first would leave its file in the environment of whoever runs the tests, and
# the second stops the grader itself, for good: it was seen to, as root.
ON_STOCK_NEVER = ("writes-site", "traces-parent")
ATTACKS = (
    _thief("reads-gradebook", "read the gradebook", _climb("gradebook.db")),
    _thief("reads-source", "read the hidden tests in source/", _climb("source/*/*.ipynb")),
    _thief("reads-others", "read other submissions", _climb("submitted/*/*/*.ipynb")),
    _thief("reads-own-copy", "read the hidden tests in the graded copy", HIDDEN),
    _thief("reads-parents", "read the grader's command line", PARENTS),
    _thief("reads-environments", "read another process's environment", ENVIRONMENTS),
    _thief("imports-model", "import the room that solves the task", MODELS),
    _thief("imports-kelvane", "import the truths of the simulated company", TRUTHS),
    _thief("writes-site", "leave code for every later Python", SITE),
    _thief("memfd", "hold memory that belongs to no process", MEMFD),
    _thief("shared-memory", "hold memory that outlives its process", SHARED_MEMORY),
    _thief("vsock", "talk to the host of the virtual machine", VSOCK),
    _thief("user-namespace", "get rights in a namespace of its own", USERS),
    _thief("traces-parent", "attach to the parent process", TRACE),
    Attack(
        "writes-grades",
        "give everyone extra credit",
        {"setup": WRITE_GRADES, "q2": Q2},
        q2=Q2_POINTS,
        harms=_extra_credit,
    ),
    Attack(
        "survivor",
        "leave a process behind",
        {"setup": SURVIVE, "q2": Q2},
        q2=Q2_POINTS,
        harms=_survives("oms42-survivor"),
    ),
    Attack(
        "startup-file",
        "leave code for the next student's kernel",
        {"setup": STARTUP, "q2": Q2},
        q2=Q2_POINTS,
        harms=lambda course: any(course.root.parent.rglob("profile_default/startup/00.py")),
    ),
    Attack(
        "link",
        "have the gradebook copied into the feedback",
        {"setup": LINK, "q2": Q2},
        q2=Q2_POINTS,
        harms=_left("copied.db"),
    ),
)
