# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import sys

import pytest

from oms42.grading.sandbox import isolation
from oms42.grading.sandbox.settings import OmsSandbox


def test_is_root_never_asked_for_what_ordinary_users_need(monkeypatch) -> None:
    monkeypatch.setattr(isolation.os, "geteuid", lambda: 0)
    assert isolation.candidates() == ("root",)
    monkeypatch.setattr(isolation.os, "geteuid", lambda: 1000)
    assert isolation.candidates() == ("user", "bubblewrap")
    assert isolation.candidates("bubblewrap") == ("bubblewrap",)


def test_is_nothing_tried_outside_linux(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert isolation.candidates() == ()
    assert "this is darwin" in isolation.refusal({})


def test_does_a_refusal_say_why_and_what_to_do(monkeypatch) -> None:
    monkeypatch.setattr(isolation, "_kept", dict)
    monkeypatch.setattr(isolation, "candidates", lambda _: ("user", "bubblewrap"))

    def refuse(kind: str, *_: object) -> isolation.Isolation:
        raise isolation.SandboxError(f"{kind} is forbidden here")

    monkeypatch.setattr(isolation, "begin", refuse)
    with pytest.raises(isolation.NoIsolationError) as error:
        isolation.choose(OmsSandbox())
    words = str(error.value)
    assert words.startswith("Nothing was graded")
    assert "- user namespaces: user is forbidden here" in words
    assert "- bubblewrap: bubblewrap is forbidden here" in words
    assert "apt install bubblewrap" in words
    assert "--unsafe" in words


def test_is_an_open_isolation_used_again_and_a_dead_one_replaced(monkeypatch) -> None:
    kept: dict = {}
    monkeypatch.setattr(isolation, "_kept", lambda: kept)
    settings = OmsSandbox(preload=[])
    first = isolation.choose(settings)
    assert isolation.choose(settings) is first
    first.close()
    second = isolation.choose(settings)
    assert second is not first
    assert second.alive()
    isolation.close_all()
    assert kept == {}
    assert not second.alive()
