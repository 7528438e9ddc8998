# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Behind bubblewrap, as an ordinary user, a kernel sees and may do what it does elsewhere."""

import io
import json
import zipfile

import pytest

from oms42.grading.sandbox.bubblewrap import Bubblewrap, arguments, bundle
from oms42.grading.sandbox.handle import SandboxError
from oms42.grading.sandbox.view import plan

LOOK = """
import json, os, socket, importlib
def attempt(task):
    try:
        return task()
    except (OSError, ImportError) as error:
        return type(error).__name__
print(json.dumps({
    "user": os.getuid(),
    "here": sorted(os.listdir(".")),
    "network": attempt(lambda: socket.create_connection(("127.0.0.1", 22), 1)),
    "vsock": attempt(lambda: socket.socket(40, socket.SOCK_STREAM)),
    "system": attempt(lambda: open("/usr/x", "w").close()),
    "rooms": [attempt(lambda: bool(importlib.import_module("oms42." + name))) for name in
        ("datasets", "forecasting", "grading", "kelvane")],
    "written": attempt(lambda: [open(p + "/x", "w").close() for p in
        (os.getcwd(), os.environ["TMPDIR"], os.environ["HOME"], "/dev/shm")]),
    "top": sorted(os.listdir("/")),
    "secret": os.environ.get("PYTHONPATH"),
}))
"""


def test_is_a_kernel_behind_bubblewrap_held_as_well(as_nobody) -> None:
    found = json.loads(as_nobody("cells.py", "bubblewrap", LOOK)[0][0]["text"])
    assert found["user"] == 65533
    assert found["here"] == ["calls.csv"]
    assert found["network"] in ("OSError", "ConnectionRefusedError")  # a network of its own
    assert found["vsock"] == found["system"] == "OSError"
    assert found["rooms"] == [True, *["ModuleNotFoundError"] * 3]
    assert found["written"] == [None] * 4
    assert found["secret"] is None
    assert not {"srv", "mnt", "media", "boot", "sys"} & set(found["top"])


def test_does_a_machine_without_bubblewrap_say_so(monkeypatch) -> None:
    monkeypatch.setenv("PATH", "/no/such/folder")
    with pytest.raises(SandboxError, match="it is not installed"):
        Bubblewrap(plan())


def test_is_everything_shown_read_only_but_the_place_to_work() -> None:
    words = list(arguments(plan(), "/tmp/oms42-x/k1", 1000))
    writable = [words[place + 2] for place, word in enumerate(words) if word == "--bind"]
    here = plan().writable().get("/tmp", "/tmp")  # a link, unless the checkout itself lies in /tmp
    assert writable == [f"{here}/oms42-x/k1"]
    assert words[words.index("--size") : words.index("--size") + 2] == ["--size", "1000"]
    assert "/" in [words[place + 1] for place, word in enumerate(words) if word == "--remount-ro"]


def test_does_the_bundle_hold_the_kernel_and_no_model() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle())) as archive:
        names = archive.namelist()
    assert {"__main__.py", "oms42/grading/sandbox/kernel.py"} <= set(names)
    assert {name.split("/")[1] for name in names if "/" in name} == {"__init__.py", "grading"}
