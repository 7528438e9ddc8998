# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a table that is written and read back keep what each attack got?"""

from pathlib import Path

from .attack_table import BEGIN, DOCUMENT, END, GROUPS, read, table, write

EVERY = [attack for group in GROUPS.values() for attack in group]
FIRST, SECOND, THIRD = (attack.name for attack in EVERY[:3])


def test_is_what_was_written_read_back(tmp_path: Path) -> None:
    """What was not run stays out, and what stands around the table stays as it is."""
    document = tmp_path / "SECURITY.md"
    document.write_text(f"# Before\n{BEGIN}\nthe last one\n{END}\nafter\n", "utf-8")
    stock, ours = {FIRST: "3 points", SECOND: "froze the grader"}, {FIRST: "none", THIRD: "none"}
    write(document, ["Run today.", *table(EVERY, stock, ours)])
    assert read(document) == (stock, ours)
    text = document.read_text("utf-8")
    assert text.startswith("# Before\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "the last one" not in text


def test_does_the_projects_own_table_have_a_row_for_every_attack() -> None:
    """None of ours succeeded."""
    told = DOCUMENT.read_text("utf-8").split(BEGIN)[1]
    assert [one.name for one in EVERY if f"| {one.name} | " not in told] == []
    _, ours = read(DOCUMENT)
    assert set(ours.values()) == {"none"}
