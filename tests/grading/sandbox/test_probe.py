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


def test_does_the_probe_say_why_there_is_none(monkeypatch) -> None:
    monkeypatch.setattr(isolation, "candidates", lambda _: ())
    monkeypatch.setattr(isolation, "_kept", dict)
    finding = probe()
    assert finding.kind == "none"
    assert "namespaces" in finding.why
    assert "--unsafe" in finding.to_do
    assert "--unsafe" not in finding.why
