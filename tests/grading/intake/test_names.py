# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which names can stand in a path, a page and a table, and which file is the notebook?"""

import pytest

from oms42.grading.intake.names import candidates, file_name_problem, stem, student_problem


@pytest.mark.parametrize("name", ["con", "AUX.csv", "lpt1", "com9.txt", "nul"])
def test_is_a_device_of_windows_refused(name: str) -> None:
    assert "Windows" in str(file_name_problem(name))


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "a:b", "a\tb", "a\x00", "a.", "a ", "\udce9", "x" * 201]
)
def test_is_a_name_that_some_system_cannot_write_refused(name: str) -> None:
    assert file_name_problem(name) is not None


@pytest.mark.parametrize(
    "name", ["ps1.ipynb", "données 2.csv", "学生.txt", "a-b_c.(1).csv", "console"]
)
def test_is_an_honest_name_taken(name: str) -> None:
    assert file_name_problem(name) is None


@pytest.mark.parametrize("student", ["a<b", 'a"b', "a&b", "a{0}", "a%20b", ".a", "-a", "@a", "a;b"])
def test_is_an_id_refused_that_a_page_a_pattern_or_a_table_would_misread(student: str) -> None:
    assert student_problem(student) is not None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("ps1.ipynb", "ps1"),
        ("PS1.IPYNB", "ps1"),
        ("x/ps1 (12).ipynb", "ps1"),
        ("ps1_LATE.ipynb", "ps1"),
        ("Copy of ps1.ipynb", "ps1"),
        ("ps1 - Copy (2).ipynb", "ps1 -"),
        ("ps1.ipynb.json", "ps1"),
        ("ps1.csv", None),
    ],
)
def test_is_what_others_add_to_a_name_taken_off(path: str, name: str | None) -> None:
    assert stem(path) == name


def test_does_the_exact_name_win() -> None:
    assert candidates("ps1", ["PS1.ipynb", "ps1.ipynb", "ps1-2.ipynb"]) == ["ps1.ipynb"]


def test_is_a_notebook_preferred_to_a_text_of_its_name() -> None:
    assert candidates("ps1", ["ps1.txt", "ps1-2.ipynb"]) == ["ps1-2.ipynb"]


def test_is_an_assignment_with_a_number_at_its_end_itself() -> None:
    """``part-2`` is no second upload of ``part``."""
    assert candidates("part-2", ["part-2.ipynb"]) == ["part-2.ipynb"]
    assert candidates("part", ["part-2.ipynb", "part.ipynb"]) == ["part.ipynb"]
