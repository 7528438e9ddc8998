# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Numbers as readers type them: web/src/numbers.js, run by Node."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from oms42.book.node import ensure_node

NUMBERS = Path(__file__).parents[2] / "web" / "src" / "numbers.js"

READ = [
    ("12.5", "", 12.5),
    (" 1,234.5 ", "", 1234.5),
    ("1,234,567", "", 1234567),
    ("1 234.5", "", 1234.5),
    ("1\u202f234", "", 1234),
    ("−3", "", -3),
    ("–3", "", -3),
    ("- 3", "", -3),
    ("+3", "", 3),
    (".29", "", 0.29),
    ("1e3", "", 1000),
    ("12 %", "%", 12),
    ("12%", "%", 12),
    ("12", "%", 12),
    ("12 %", "", 0.12),
    ("-12.5%", "", -0.125),
    ("$12.5M", "$M", 12.5),
    ("−$12.5M", "$M", -12.5),
    ("12.5 M", "$M", 12.5),
    ("12.5", "$M", 12.5),
    ("12 reps", "reps", 12),
]
REFUSED = [
    ("twelve", "no number"),
    ("12.5.1", "no number"),
    ("1,23,4", "no number"),
    ("12 apples", "no number"),
    ("2/7", "no number"),
    ("-", "no number"),
    ("%", "no number"),
    (".", "no number"),
    ("1e999", "no number"),
    ("0,29", "decimals after a point: 0.29"),
    ("0,264", "decimals after a point: 0.264"),
    ("12,5", "decimals after a point: 12.5"),
    ("3,14159", "decimals after a point: 3.14159"),
    ("1.234,5", "thousands with a comma and decimals after a point"),
]


def node(expression: str, rows: list[Any]) -> list[Any]:
    """Evaluate an expression of ``row`` for each row, in Node."""
    script = (
        f"import * as n from {json.dumps(NUMBERS.as_uri())};"
        f"console.log(JSON.stringify({json.dumps(rows)}.map((row) => {expression})));"
    )
    words = [ensure_node().node, "--input-type=module", "--eval", script]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


@pytest.fixture(scope="module")
def numbers() -> list[Any]:
    """Read all that a reader may type, in one call."""
    return node("n.readNumber(row[0], row[1])", [*READ, *((text, "") for text, _ in REFUSED)])


def test_is_each_way_of_writing_a_number_read(numbers: list[Any]) -> None:
    expected = [{"value": value} for *_, value in READ]
    assert numbers[: len(READ)] == expected


def test_is_it_said_what_is_no_number_and_how_to_write_it(numbers: list[Any]) -> None:
    for (text, words), answer in zip(REFUSED, numbers[len(READ) :], strict=True):
        assert "value" not in answer, text
        assert words in answer["problem"], text


def test_is_nothing_typed_neither_number_nor_problem() -> None:
    assert node("n.readNumber(row)", ["", "   "]) == [{}, {}]


def test_are_numbers_said_in_american_style() -> None:
    rows = [[1234.5, None], [-3, None], [0.12345, None], [12.3456, 1], [5, 2], [-0.001, 1]]
    said = node("n.sayNumber(row[0], row[1] ?? undefined)", rows)
    assert said == ["1,234.5", "−3", "0.123", "12.3", "5.00", "0.0"]


def test_stands_a_unit_where_it_belongs() -> None:
    rows = [["12.5", "$M"], ["−12.5", "$M"], ["12.5", "%"], ["3", "reps"], ["3", ""], ["3", "$"]]
    said = node("n.withUnit(row[0], row[1])", rows)
    assert said == ["$12.5M", "−$12.5M", "12.5 %", "3 reps", "3", "$3"]


def test_how_many_decimals_has_a_step() -> None:
    assert node("n.decimalsOf(row)", [1, 0.5, 0.01, 10]) == [0, 1, 2, 0]
