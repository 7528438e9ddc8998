# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from oms42.grading.sandbox import census
from oms42.grading.sandbox.client import Zygote
from oms42.grading.sandbox.handle import SandboxError
from oms42.grading.sandbox.isolation import begin, prove
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.view import TRIAL, Step, View, plan

GRADER = """
import sys, tempfile, time
from pathlib import Path
from oms42.grading.sandbox.isolation import begin, prove
from oms42.grading.sandbox.view import plan
made = prove(begin("KIND", plan(), ()))
print(made.run, flush=True)
time.sleep(60)
"""


def gone(path: Path, seconds: float = 20) -> bool:
    """Wait until a folder has vanished."""
    end = time.monotonic() + seconds
    while path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    return not path.exists()


def test_does_nothing_outlive_a_grader_that_is_killed(kind) -> None:
    """Killed with SIGKILL, so that it can clean up nothing itself."""
    before = set(census.running())
    with subprocess.Popen(
        [sys.executable, "-c", GRADER.replace("KIND", kind)], stdout=subprocess.PIPE, text=True
    ) as grader:
        assert grader.stdout is not None
        run = Path(grader.stdout.readline().strip())
        assert run.is_dir()
        servers = census.descendants(grader.pid)
        assert len(servers) >= 2  # the keeper and the zygote
        os.kill(grader.pid, signal.SIGKILL)
    assert gone(run)
    end = time.monotonic() + 20
    while set(servers) & set(census.running()) and time.monotonic() < end:
        time.sleep(0.05)
    assert not set(servers) & set(census.running()) - before


def test_does_a_view_that_cannot_be_built_say_which_step_failed(kind) -> None:
    wrong = View((Step("bind", "/x", "/no/such/folder"),), ())
    with pytest.raises(SandboxError, match="/no/such/folder"):
        Zygote(kind, wrong, ()).ready()


def test_does_a_library_that_is_not_there_stop_nobody(kind, files) -> None:
    server = prove(begin(kind, plan(), ["no_such_library"]))
    assert server.start(TRIAL, Limits(), files).wait(30) == 0
    server.close()


def test_does_the_server_end_when_it_is_let_go(kind) -> None:
    server = Zygote(kind, plan(), ())
    server.ready()
    run = Path(server.run)
    assert server.alive()
    server.close()
    assert not run.exists()
    assert not server.alive()


def test_is_the_kernel_made_before_the_fork_and_nothing_but_its_making_shared(run, kind) -> None:
    """A session's name is drawn when it is made: forks of one kernel have the same."""
    ask = "print(get_ipython().kernel.session.session)"
    mark = "left = 1; open(f'{__import__('os').environ['HOME']}/mark', 'w').close()"
    look = "import os; print('left' in dir(), os.listdir(os.environ['HOME']))"
    first = run(ask, mark, isolation=kind)
    second = run(ask, look, isolation=kind)
    assert first[0] == second[0] != ""
    assert "mark" not in second[1]
    assert second[1].startswith("False")
