# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Each kernel ends with its limits, its grader or its notebook, and leaves nothing."""

import os
import time
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager
from traitlets.config import Config

from oms42.grading.sandbox import census
from oms42.grading.sandbox.isolation import choose
from oms42.grading.sandbox.settings import OmsSandbox

MIB = 1 << 20


@pytest.fixture
def kernel(declared, tmp_path):
    """Start a graded kernel with some limits; its manager and its client."""
    opened = []

    def start(**limits: int):
        config = Config()
        config.OmsSandbox.preload = []
        config.OmsSandbox.update(limits)
        manager = KernelManager(kernel_name="oms42-graded", config=config)
        manager.start_kernel(cwd=str(tmp_path))
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(60)
        opened.append((manager, client))
        return manager, client

    yield start
    for manager, client in opened:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.context.term()


def name(number: int) -> str:
    """Read a process's name; one that has ended has none."""
    try:
        return Path(f"/proc/{number}/comm").read_text().strip()
    except OSError:
        return ""


def ended(manager, seconds: float = 30) -> str | None:
    """Wait for a kernel's end; the sentence for the limit that ended it."""
    end = time.monotonic() + seconds
    while manager.is_alive() and time.monotonic() < end:
        time.sleep(0.05)
    assert not manager.is_alive()
    return manager.provisioner.ended


@pytest.mark.parametrize(
    ("code", "limits", "words"),
    [
        (
            "import os, time\n"
            "os.fork() or os.fork()\n"
            "held = bytearray(b'x') * (100 << 20)\n"
            "time.sleep(60)",
            {"memory": 256 * MIB},
            "used more than 256 MiB of memory",
        ),
        (
            "import os\nos.fork() or os.fork()\nwhile True: pass",
            {"cpu_seconds": 2},
            "used more than 2 s of processor time",
        ),
        ("import time; time.sleep(60)", {"wall_seconds": 2}, "ran for more than 2 s"),
    ],
    ids=["memory", "processor", "time"],
)
def test_does_a_submission_end_at_a_limit_and_is_the_reason_told(
    kernel, code, limits, words
) -> None:
    manager, client = kernel(**limits)
    client.execute(code)
    assert ended(manager) == f"The code {words} and was stopped."


def test_does_a_fork_bomb_find_no_room_and_leave_no_survivor(kernel, run) -> None:
    mark = f"bomb-{os.getpid()}"  # other kernels may run on this machine meanwhile
    said = run(
        "import os, time\n"
        f"open('/proc/self/comm', 'w').write('{mark}')\n"
        "made = 0\n"
        "try:\n"
        "    for _ in range(300):\n"
        "        if os.fork() == 0:\n"
        "            os.setsid()\n"
        "            time.sleep(600)\n"
        "        made += 1\n"
        "except OSError:\n"
        "    print(made)\n",
        processes=64,
    )
    assert 20 < int(said[0]) < 64
    time.sleep(1)
    assert mark not in {name(number) for number in census.running()}


def test_is_the_disk_full_at_its_limit_however_many_files_there_are(run) -> None:
    said = run(
        "written = 0\n"
        "try:\n"
        "    for number in range(64):\n"
        "        with open(f'{number}.bin', 'wb') as file:\n"
        "            file.write(bytes(1 << 20))\n"
        "        written += 1\n"
        "except OSError as error:\n"
        "    print(written, error.strerror)\n",
        disk=8 * MIB,
    )
    assert said == ["7 No space left on device\n"] or said == ["8 No space left on device\n"]


def test_does_an_interrupt_reach_the_kernel(kernel) -> None:
    manager, client = kernel()
    waits = client.execute("import time; time.sleep(60)")
    time.sleep(0.5)
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=30)
    assert reply["parent_header"]["msg_id"] == waits
    assert reply["content"]["ename"] == "KeyboardInterrupt"


def test_is_a_death_by_its_own_hand_told_from_a_limit(kernel) -> None:
    manager, client = kernel()
    client.execute("import os; os._exit(3)")
    assert ended(manager) is None


def test_does_nothing_that_is_written_survive(run, tmp_path) -> None:
    (tmp_path / "calls.csv").write_text("rep,calls\n")
    write = "open('calls.csv', 'w').write('changed'); open('new.txt', 'w').write('new'); None"
    assert run(write, folder=tmp_path) == [""]
    assert (tmp_path / "calls.csv").read_text() == "rep,calls\n"
    assert [path.name for path in tmp_path.iterdir()] == ["calls.csv"]
    assert run("import os; print(sorted(os.listdir('.')))", folder=tmp_path) == ["['calls.csv']\n"]


def test_are_no_sockets_left(run) -> None:
    run("1")
    place = Path(choose(OmsSandbox(preload=[])).run)
    assert sorted(path.name for path in place.iterdir()) == ["root", "trial"]
