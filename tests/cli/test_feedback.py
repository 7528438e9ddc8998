# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is `oms42 grade feedback` a command of its own? What it does is in grading/pages/test_give.py."""

import argparse

import pytest

from oms42.cli.feedback import run_feedback
from oms42.cli.main import main
from oms42.grading.pages import give


def test_does_it_explain_itself(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["grade", "feedback", "--help"])
    assert ended.value.code == 0
    assert "oms42 grade feedback e2 --force" in capsys.readouterr().out


def test_does_a_page_that_could_not_be_written_end_with_1(monkeypatch, capsys, tmp_path) -> None:
    given = give.Given(("a",), (), (), ("b",))
    monkeypatch.setattr(give, "give", lambda *_, **__: given)
    args = argparse.Namespace(assignment="e2", course=tmp_path, force=False, unmarked=False)
    assert run_feedback(args) == 1
    assert "FAIL  b: could not be written" in capsys.readouterr().out
