# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import os

from oms42.grading.sandbox import isolation
from oms42.grading.sandbox.probe import probe


def test_does_the_probe_name_what_works_here() -> None:
    """Tests run as root or as an ordinary user; each has an isolation of its own."""
    finding = probe()
    assert finding.kind == "root" if os.geteuid() == 0 else finding.kind in ("user", "bubblewrap")
    assert (finding.why, finding.to_do) == ("", "")


def test_does_the_probe_find_what_an_ordinary_user_has(as_nobody) -> None:
    assert as_nobody("probed.py") == {"auto": "user", "bubblewrap": "bubblewrap"}


def test_does_a_user_to_whom_linux_refuses_namespaces_hear_why_and_what_to_do(as_nobody) -> None:
    """For real: a filter of system calls forbids them, to bubblewrap as well."""
    found = as_nobody("forbidden.py")
    assert found["kind"] == "none"
    assert "- user namespaces: PermissionError: [Errno 1] unshare: Operation" in found["why"]
    assert "- bubblewrap: bubblewrap ended with 1: bwrap: " in found["why"]
    assert "namespace" in found["why"].partition("bwrap: ")[2]
    for words in ("apt install bubblewrap", "dnf install bubblewrap", "--unsafe", "WSL 2"):
        assert words in found["to_do"]


def test_does_the_probe_say_why_there_is_none(monkeypatch) -> None:
    monkeypatch.setattr(isolation, "candidates", lambda _: ())
    monkeypatch.setattr(isolation, "_kept", dict)
    finding = probe()
    assert finding.kind == "none"
    assert "namespaces" in finding.why
    assert "--unsafe" in finding.to_do
    assert "--unsafe" not in finding.why
