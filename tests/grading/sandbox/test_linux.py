# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calls are made by every test that starts a kernel; here, how they fail and what they keep."""

import errno
import os
from pathlib import Path

import pytest

from oms42.grading.sandbox import linux


def test_does_a_refused_call_say_what_was_tried() -> None:
    with pytest.raises(OSError, match="mount nothing on /no/such/folder") as error:
        linux.mount("nothing", "/no/such/folder", None, linux.BIND)
    assert error.value.errno in (errno.ENOENT, errno.EPERM)


def test_does_a_process_without_capabilities_stay_without() -> None:
    """CapEff and CapBnd in /proc/self/status are the kernel's own account."""
    reader, writer = os.pipe()
    number = os.fork()
    if number == 0:
        linux.bound_capabilities()
        linux.drop_capabilities()
        linux.forbid_new_rights()
        os.write(writer, Path("/proc/self/status").read_bytes())
        os._exit(0)
    os.waitpid(number, 0)
    os.close(writer)
    with os.fdopen(reader) as heard:
        facts = dict(line.split(":\t") for line in heard.read().splitlines() if ":\t" in line)
    assert int(facts["CapEff"], 16) == int(facts["CapPrm"], 16) == int(facts["CapInh"], 16) == 0
    assert facts["NoNewPrivs"] == "1"
