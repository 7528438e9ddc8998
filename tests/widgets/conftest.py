# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Widgets without a kernel, whatever else the test process has imported."""

import comm
import pytest


@pytest.fixture(autouse=True)
def channel_without_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the channel that goes nowhere.

    Importing ipykernel, as the graded kernel's module does, puts its own channel in the place of
    this one; without a running kernel that one sends nothing at all.
    """
    monkeypatch.setattr(comm, "create_comm", comm.DummyComm)
