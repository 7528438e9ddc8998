# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is inside the walls, asked from inside, behind each kind of walls that starts by a fork."""

import pytest

LOOK = """
import json, os, socket
def attempt(task):
    try:
        return task()
    except OSError as error:
        return type(error).__name__
print(json.dumps({
    "top": sorted(os.listdir("/")),
    "processes": sorted(name for name in os.listdir("/proc") if name.isdigit()),
    "system": attempt(lambda: open("/usr/x", "w").close()),
    "package": attempt(lambda: open(oms42_folder() + "/x", "w").close()),
    "runs": os.listdir("/run/oms42"),
    "guardian": attempt(lambda: open("/proc/1/environ").read()),
    "sysctl": attempt(lambda: open("/proc/sys/kernel/hostname", "w").close()),
    "host": socket.gethostname(),
    "network": attempt(lambda: socket.create_connection(("127.0.0.1", 22), 1)),
    "vsock": attempt(lambda: socket.socket(40, socket.SOCK_STREAM)),
    "written": attempt(lambda: [open(p + "/x", "w").close() for p in
        (os.getcwd(), os.environ["TMPDIR"], os.environ["HOME"], "/dev/shm")]),
    "here": sorted(os.listdir(".")),
}))
"""
FOLDER = """
import oms42, os
def oms42_folder():
    return os.path.dirname(oms42.__file__)
"""


@pytest.fixture(params=["root", "user"])
def look(request, run, as_nobody, tmp_path):
    """What a notebook sees that was run as root, and as an ordinary user."""
    import json

    (tmp_path / "calls.csv").write_text("rep,calls\n")
    (tmp_path / "ps1.ipynb").write_text("{}")
    if request.param == "root":
        said = run(FOLDER, LOOK, folder=tmp_path)[1]
    else:
        said = as_nobody("cells.py", "user", FOLDER, LOOK)[1][0]["text"]
    return json.loads(said)


def test_is_the_machine_out_of_reach(look) -> None:
    assert look["processes"] == ["1", "2"]
    assert look["guardian"] == "PermissionError"
    assert look["runs"] == []
    assert look["host"] == "sandbox"
    assert look["network"] == look["vsock"] == "OSError"
    assert look["system"] == look["package"] == look["sysctl"] == "OSError"
    assert not {"srv", "mnt", "media", "boot", "sys"} & set(look["top"])


def test_is_there_a_place_to_work(look) -> None:
    assert look["written"] == [None] * 4
    assert look["here"] == ["calls.csv", "x"]
