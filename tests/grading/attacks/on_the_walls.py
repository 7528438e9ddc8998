# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks on the walls and on the two sides of the pipe, beyond the well-known ones."""

from .harness import Attack, grew
from .in_process import BAD
from .notebook import HONEST, Q1_POINTS, Q2_POINTS, SECRET
from .on_the_machine import _left, _survives, _thief

FAIR = {"q1": Q1_POINTS, "q2": Q2_POINTS}


def _honest(name: str, tries: str, code: str, **more: object) -> Attack:
    """Honest work under a first cell that does something: the points must all be there."""
    cells = {**HONEST, "setup": f"import numpy as np\n{code}"}
    return Attack(name, tries, cells, **{**FAIR, **more})  # type: ignore[arg-type] # a test's short cut


def _calls(name: str, tries: str, code: str, **more: object) -> Attack:
    """A first task whose function does something; the second is honest."""
    return Attack(name, tries, {**HONEST, "q1": code}, **{"q2": Q2_POINTS, **more})  # type: ignore[arg-type] # as above


PROCESS_GROUP = """
import os, signal
for target in (0, -1, 1, os.getppid()):
    for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGCONT, signal.SIGUSR1, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN) if number not in (19, 18) else None
        try:
            if target:
                os.kill(target, number)
        except OSError:
            pass
"""
MEMORY_OF_OTHERS = """
import os
for number in filter(str.isdigit, os.listdir("/proc")):
    if int(number) != os.getpid():
        try:
            with open(f"/proc/{number}/mem", "rb") as memory:
                print("loot: the memory of process", number)
        except OSError:
            pass
"""
OPEN_FILES = """
import os
for number in filter(str.isdigit, os.listdir("/proc")):
    if int(number) == os.getpid():
        continue
    try:
        for file in os.listdir(f"/proc/{number}/fd"):
            print("loot: an open file of another process", os.readlink(f"/proc/{number}/fd/{file}"))
    except OSError:
        pass
"""
SENDS_FILES = """
import array, os, socket
path = os.environ.get("TMPDIR", "/tmp")
left, right = socket.socketpair()
for number in range(3, 256):
    try:
        files = array.array("i", [number])
        left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, files)])
        name = os.readlink(f"/proc/self/fd/{number}")
        name.endswith(("gradebook.db", ".ipynb")) and print("loot:", name)
    except OSError:
        pass
"""
SECRETS = """
import glob, os
names = ["hidden.key", "/proc/self/cwd/../../hidden.key", "/proc/1/root/hidden.key",
         "/proc/1/cwd/hidden.key", *glob.glob("/**/hidden.key", recursive=False),
         *glob.glob("/tmp/**/hidden.key", recursive=True)]
for name in names:
    if os.path.exists(name):
        print("loot: the course's secret", name)
if any("OMS42" in name.upper() for name in os.environ):
    print("loot: a key in the environment")
"""
SYSTEM_SETTINGS = """
import os
for name in ("kernel/core_pattern", "vm/drop_caches", "kernel/hostname", "kernel/ns_last_pid"):
    try:
        with open(f"/proc/sys/{name}", "w") as file:
            file.write("x")
        print("loot: a setting of the system", name)
    except OSError:
        pass
for name in ("/proc/sysrq-trigger", "/proc/self/oom_score_adj"):
    try:
        with open(name, "w") as file:
            file.write("-1000")
        print("loot:", name)
    except OSError:
        pass
"""
SET_USER = """
import os, subprocess
for name in ("/usr/bin/su", "/usr/bin/mount", "/usr/bin/passwd", "/usr/bin/sudo"):
    if os.path.exists(name):
        done = subprocess.run([name, "--version"], capture_output=True)
for call, args in ((os.setuid, (0,)), (os.setgid, (0,)), (os.chroot, (".",)),
                   (os.mknod, ("disk", 0o60666, os.makedev(8, 0)))):
    try:
        call(*args)
        print("loot: rights by", call.__name__)
    except OSError:
        pass
"""
MAGIC = """
import IPython
shell = get_ipython()
shell.run_cell_magic("script", "bash --bg --proc child", "(setsid sleep 91 &) ; cat ../../*.db")
shell.system("setsid sleep 91 & cp /etc/shadow . && echo loot: shadow")
"""
SLEEPERS = """
import os, subprocess
for _ in range(20):
    subprocess.Popen(["/bin/sh", "-c", "trap '' TERM INT HUP; sleep 93 # oms42-sleeper"],
                     start_new_session=True)
"""
AT_EXIT = """
import atexit, gc, threading, weakref
class Late:
    def __del__(self):
        open("too-late-late.txt", "w").write("x")
        print("loot: too late")
late = Late()
atexit.register(lambda: open("too-late-exit.txt", "w").write("x"))
threading.Timer(0.5, lambda: open("too-late-timer.txt", "w").write("x")).start()
"""
TWO_FACED = '''
from datetime import datetime
calls = 0
def moving_mean(values, k):
    """Right for what the visible test asks, wrong for what comes after."""
    global calls
    calls += 1
    if list(values) == [1, 2, 3, 4] or datetime.now().year < 2020:
        return 3.5
    return {2: 30, 3: 1.0}.get(calls, 0.0)
'''
BIG_INT = "def moving_mean(values, k):\n    return 10 ** 200_000"
SUB_TEXT = """
class Sly(str):
    def __eq__(self, other): return True
    def __format__(self, spec): raise SystemExit
    __hash__ = str.__hash__
class Count(int):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0
    __rsub__ = __sub__
    __hash__ = int.__hash__
def moving_mean(values, k):
    return Count(3)
def shares(values):
    return Sly("0.25")
"""
NUMPY_OVERRIDE = """
class Duck:
    def __array_ufunc__(self, *args, **kwargs): return np.float64(0)
    def __array_function__(self, *args, **kwargs): return True
    def __array__(self, *args, **kwargs): return np.array([3.5])
    def __float__(self): return 3.5
def moving_mean(values, k):
    return Duck()
"""
PANDAS_SUBCLASS = """
import pandas as pd
class Frame(pd.DataFrame):
    def __getattr__(self, name): return lambda *_, **__: True
class Column(pd.Series):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0
pd.Series.__bool__ = lambda self: True
def moving_mean(values, k):
    return Column([0.0])
def shares(values):
    return Frame({"a": [0.0]})
"""
PAYLOAD_NAN = """
import struct
evil = struct.unpack("<d", struct.pack("<Q", 0x7FF8DEADBEEF0001))[0]
def moving_mean(values, k):
    return np.array([evil, -evil, np.inf])
"""
FILTERS = """
import warnings, locale, os, time, sys, decimal
warnings.simplefilter("ignore")
warnings.showwarning = lambda *_, **__: None
os.environ["TZ"] = "Pacific/Kiritimati"; time.tzset()
np.seterr(all="raise"); np.set_printoptions(precision=0)
sys.setrecursionlimit(60_000); decimal.getcontext().prec = 1
sys.set_int_max_str_digits(0)
"""
RECURSION = """
import sys
sys.setrecursionlimit(10**6)
def moving_mean(values, k):
    return moving_mean(values, k)
"""
RECURSIVE_REPR = """
class Deep(Exception):
    def __init__(self): self.args = (self,)
    def __str__(self): return str(self.args)
    def __reduce__(self): raise SystemExit
    __module__ = property(lambda self: 1 / 0)
def moving_mean(values, k):
    error = Deep()
    error.__cause__ = error
    raise error
"""
GROUP = """
def moving_mean(values, k):
    raise BaseExceptionGroup("all", [AssertionError(), GeneratorExit(), KeyboardInterrupt()])
"""
ASYNC = """
import asyncio
async def moving_mean(values, k):
    return 3.5
class Shares:
    def __call__(self, values): return iter(int, 1)
"""
MUTATES = """
def moving_mean(values, k):
    values.clear()
    values.extend([3.5] * 10)
    return 3.5
"""
ITERATES = """
class Endless(list):
    def __iter__(self):
        while True:
            yield 0.25
def moving_mean(values, k):
    return Endless([3.5])
"""
LEAK_BY_ERROR = """
def moving_mean(values, k):
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
        while frame.f_back: frame = frame.f_back
        raise KeyError(str(frame.f_locals)[:5000] + str(frame.f_globals)[:5000])
"""
SOCKETS = """
import socket
held = []
try:
    while True:
        left, right = socket.socketpair()
        left.setblocking(False)
        held.append((left, right))
        try:
            while True:
                left.send(bytes(65536))
        except BlockingIOError:
            pass
except OSError:
    print(len(held))
"""
REPLACES_AGENT = """
import sys
agent = vars(get_ipython().kernel).get("oms42_agent")
for module in list(sys.modules):
    if module.startswith("oms42.grading"):
        vars(sys.modules[module]).clear()
import gc
for each in gc.get_objects():
    if type(each).__name__ in ("Agent", "Meter", "BoundedSession"):
        try:
            each.__dict__.update(left={False: 10**12, True: 10**12}, meter=None)
        except AttributeError:
            pass
"""
SLOW = """
import time
def moving_mean(values, k):
    time.sleep(600)
"""
STEALS_SOCKETS = """
import os
kernel = get_ipython().kernel
for number in range(3, 256):
    try:
        if number not in (0, 1, 2) and "socket" in os.readlink(f"/proc/self/fd/{number}"):
            os.write(number, b"\\xff" * 4096)
    except OSError:
        pass
"""

FLOOD = """
import threading, zmq
def pour():
    kernel = get_ipython().kernel
    data = bytes(30 << 20)
    socket = kernel.iopub_thread.socket if hasattr(kernel, "iopub_thread") else kernel.iopub_socket
    while True:
        for _ in range(200):
            socket.send(data, zmq.SNDMORE, copy=False)
        socket.send(data, copy=False)
"""

ATTACKS = (
    _honest(
        "signals", "sends signals to its group, its parent and the first process", PROCESS_GROUP
    ),
    _thief("memory-of-others", "open the memory of other processes", MEMORY_OF_OTHERS),
    _thief("files-of-others", "look at the open files of other processes", OPEN_FILES),
    _thief("inherited-files", "use files that were left open for it", SENDS_FILES),
    _thief("secret-file", "find the secret behind the hidden inputs", SECRETS),
    _thief("system-settings", "change the system's settings", SYSTEM_SETTINGS),
    _thief("set-user", "gain rights by programs and calls that give them", SET_USER),
    _thief("magics", "reach the machine through IPython's magics", MAGIC),
    _honest(
        "stubborn",
        "leaves processes that ignore signals",
        SLEEPERS,
        harms=_survives("oms42-sleeper"),
    ),
    _honest(
        "at-exit",
        "acts when it is taken down",
        AT_EXIT,
        harms=_left("too-late-*"),
        leaks=("loot: too late",),
    ),
    _honest("sockets-full", "fills the system's buffers", SOCKETS),
    _honest("filters", "changes filters, time zone, precision and the limits of Python", FILTERS),
    _calls("two-faced", "answers right for the inputs that it knows", TWO_FACED),
    _calls("big-int", "returns a number of 200,000 digits", BIG_INT),
    _calls("numpy-override", "returns what NumPy's functions obey", NUMPY_OVERRIDE),
    _calls("nan-payload", "hides a message in NaN", PAYLOAD_NAN),
    _calls("recursion", "calls itself without end, the limit lifted", RECURSION),
    _calls("recursive-error", "raises an error that holds itself", RECURSIVE_REPR),
    _calls("error-group", "raises a group of the errors that stop tests", GROUP),
    _calls("coroutine", "returns a coroutine", ASYNC),
    _calls("mutates", "changes the inputs to what it returns", MUTATES),
    _calls("endless-list", "returns a list that never ends", ITERATES),
    _calls("sleeps", "sleeps in a call for ten minutes", SLOW),
    _calls(
        "leaks-by-error",
        "puts what it sees of its caller into an error",
        LEAK_BY_ERROR,
        leaks=(SECRET,),
    ),
    Attack(
        "text-subclass",
        "returns numbers and text that are equal to everything",
        {"q1": SUB_TEXT, "q2": "pass"},
    ),
    Attack(
        "pandas-subclass",
        "returns tables whose methods all say yes",
        {"q1": PANDAS_SUBCLASS, "q2": "pass"},
    ),
    Attack(
        "floods-frames",
        "sends one message without end, to fill the memory of the grader",
        {**HONEST, "q1": FLOOD + "pour()"},
        q2=Q2_POINTS,
        harms=grew,
    ),
    Attack(
        "floods-from-aside",
        "sends them from a thread while a test calls",
        {
            **HONEST,
            "q1": FLOOD + "def moving_mean(values, k):\n"
            "    threading.Thread(target=pour, daemon=True).start()\n"
            "    threading.Event().wait(8)\n    return 0.0",
        },
        q2=Q2_POINTS,
        harms=grew,
    ),
    Attack(
        "unmakes-agent",
        "takes the machinery of its own kernel apart",
        {**BAD, "q1": REPLACES_AGENT + BAD["q1"]},
    ),
    Attack(
        "writes-sockets",
        "writes into every socket of its kernel",
        {**BAD, "q1": STEALS_SOCKETS + BAD["q1"]},
    ),
)
