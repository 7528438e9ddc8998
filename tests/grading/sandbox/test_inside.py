# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import json


def test_does_nothing_of_the_graders_surroundings_come_along(run, monkeypatch) -> None:
    monkeypatch.setenv("COURSE_SECRET", "swordfish")
    ask = (
        "import os, json\n"
        "print(json.dumps({'names': sorted(os.environ), 'begun':\n"
        " open('/proc/self/environ').read(), 'line': open('/proc/self/cmdline').read()}))\n"
    )
    found = json.loads(run(ask)[0])
    assert "COURSE_SECRET" not in found["names"]
    assert "swordfish" not in found["begun"] + found["line"]
    assert {"HOME", "PATH", "TMPDIR", "NBGRADER_EXECUTION"} <= set(found["names"])


def test_is_every_right_given_up(run) -> None:
    """As the system's kernel sees it: no capability, none to be had, a filter of calls."""
    ask = (
        "import json, os\n"
        "facts = dict(line.split(':\t') for line in open('/proc/self/status') if ':\t' in line)\n"
        "print(json.dumps({'user': os.getuid(), 'groups': os.getgroups(), **facts}))\n"
    )
    found = json.loads(run(ask)[0])
    assert found["user"] > 60_000
    assert found["groups"] in ([], [found["user"]])
    assert {int(found[name], 16) for name in ("CapEff", "CapPrm", "CapInh", "CapBnd")} == {0}
    assert (found["NoNewPrivs"].strip(), found["Seccomp"].strip()) == ("1", "2")


def test_are_no_open_files_inherited(run) -> None:
    """Every open file is nowhere, or one that the kernel has made for itself.

    What programs print goes to two files without a name in the submission's own folder; no other
    file without a name is open.
    """
    ask = (
        "import os\n"
        "own = os.environ['TMPDIR'] + '/#'\n"
        "spoken = [os.fstat(1).st_ino, os.fstat(2).st_ino]\n"
        "for name in os.listdir('/proc/self/fd'):\n"
        "    try:\n"
        "        where = os.readlink('/proc/self/fd/' + name)\n"
        "    except FileNotFoundError:\n"
        "        continue\n"
        "    if where.startswith('/') and where != '/dev/null' and '/proc/' not in where:\n"
        "        mine = os.stat('/proc/self/fd/' + name).st_ino in spoken\n"
        "        if not (mine and where.startswith(own) and where.endswith(' (deleted)')):\n"
        "            print(where)\n"
    )
    assert run(ask) == [""]
