# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the harness itself see what it must, and come back from a grader that does not?"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .. import attack_table
from .harness import Attack, Course, FrozenError

SLEEP = "import subprocess, sys; subprocess.run(['sleep', '117'])"


def test_is_a_frozen_grader_killed_with_all_of_its_group(tmp_path: Path) -> None:
    course = Course(tmp_path, dict(os.environ), (sys.executable, "-c", SLEEP))
    begin = time.monotonic()
    with pytest.raises(FrozenError, match="took longer than 1 s"):
        course.run("autograde", seconds=1)
    assert time.monotonic() - begin < 60
    shown = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert "sleep 117" not in shown.stdout


def test_does_the_table_tell_nothing_from_something(tmp_path: Path) -> None:
    """Counts, and a bar in a verdict, must not spoil the table."""
    attacks = [
        Attack("builtins-patched", "replaces the builtins"),
        Attack("surrogate-print", "prints half a character"),
    ]
    stock = {"builtins-patched": "q2-test 4 instead of 0", "surrogate-print": "none"}
    ours = {"builtins-patched": "none", "surrogate-print": "a|b"}
    lines = list(attack_table.table(attacks, stock, ours))
    assert lines[-1] == "2 attacks: stock 1 succeed, ours 1."
    assert sum("| nothing |" in line for line in lines) == 2
    document = tmp_path / "SECURITY.md"
    document.write_text(f"before {attack_table.BEGIN} old {attack_table.END} after")
    attack_table.write(document, ["new"])
    assert "old" not in document.read_text()
    assert document.read_text().startswith("before ")
    assert document.read_text().endswith(" after")


def test_has_every_attack_a_name_of_its_own() -> None:
    names = [attack.name for group in attack_table.GROUPS.values() for attack in group]
    assert len(names) == len(set(names)) >= 90
