# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks on the walls around the kernel, and on the grader behind them."""

from .harness import Attack, grew
from .in_process import BAD
from .notebook import HONEST, Q1_POINTS, Q2_POINTS
from .on_the_machine import _left, _survives, _thief

FAIR = {"q1": Q1_POINTS, "q2": Q2_POINTS}


def _honest(name: str, tries: str, code: str, **more: object) -> Attack:
    """Honest work under a first cell that does something: the points must all be there."""
    cells = {**HONEST, "setup": f"import numpy as np\n{code}"}
    return Attack(name, tries, cells, **{**FAIR, **more})  # type: ignore[arg-type] # a test's short cut


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
names = ["hidden.key", "/proc/self/cwd/../../hidden.key", "/proc/1/" + "root" + "/hidden.key",
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
FILTERS = """
import warnings, locale, os, time, sys, decimal
warnings.simplefilter("ignore")
warnings.showwarning = lambda *_, **__: None
os.environ["TZ"] = "Pacific/Kiritimati"; time.tzset()
np.seterr(all="raise"); np.set_printoptions(precision=0)
sys.setrecursionlimit(60_000); decimal.getcontext().prec = 1
sys.set_int_max_str_digits(0)
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
