# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the author's words told from what a student's function was given?"""

import pytest

from oms42.grading.pages.authored import DEEPEST, MOST_LINES, Authored

RELEASED = """
def check(name, value):
    try:
        return float(value)
    except Exception as error:
        raise AssertionError(f"{name} stopped with {type(error).__name__}: {error}")

def review(case, wrong):
    return f"{case}: {wrong}"

def rows(missing):
    return f"{missing} is missing from the table."

print(f"{part}, 0 of {worth} points. {words}")
parts = ["rows"]
"""
HIDDEN = """
table = "O000204 is the hidden row"
assert f(41) == 6, "With m = 1 the result is wrong."
assert f(42) == 7, f"At {m} the result is " + "wrong: it is " + f"{got}"
print("part", 2, "failed for", case)
raise ValueError("The table is empty.")
"""
WORDS = Authored([RELEASED], [HIDDEN])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("With m = 1 the result is wrong.", "With m = 1 the result is wrong."),
        ("The table is empty.", "The table is empty."),
        ("At 12 the result is wrong: it is [41]", "At … the result is wrong: it is …"),
        ("mase stopped with ValueError: [41]", "… stopped with ValueError: …"),
        ("rows, 0 of 2 points. It: [41] is missing from the table.", None),
        ("part 2 failed for O000204", "part … failed for …"),
    ],
)
def test_do_the_authors_words_stay_and_what_was_filled_in_go(said: str, told: str | None) -> None:
    """The fifth is three texts, each filled into the next."""
    nested = "rows, 0 of … points. …: … is missing from the table."
    assert WORDS.told(said) == (told or nested)


@pytest.mark.parametrize(
    "said",
    [
        "O000204 is the hidden row",  # in a hidden test, and in no message
        "[10, 20, 60]",
        "Not equal to tolerance rtol=1e-07, DESIRED: 7",
        "41: 42",  # follows a pattern that has no word
        "",
        "x" * 100_000,
    ],
)
def test_is_nothing_else_told(said: str) -> None:
    assert WORDS.told(said) is None


def test_can_a_name_of_an_exception_carry_an_input() -> None:
    """A student can name a class of exceptions as the input that it was given."""
    assert WORDS.told("mase stopped with In41: ") == "… stopped with …: "


def test_can_order_or_number_of_lines_carry_an_input() -> None:
    """A student's function can print the author's lines as if they were dots and dashes."""
    said = "The table is empty.\nWith m = 1 the result is wrong.\n[41]\n"
    both = ["The table is empty.", "With m = 1 the result is wrong."]
    assert WORDS.lines(said) == both
    assert WORDS.lines(f"{both[1]}\n{both[0]}\n{said}" * 9) == both
    many = Authored([f"print('line {chr(97 + number)}')" for number in range(26)], [])
    printed = "\n".join(f"line {chr(97 + number)}" for number in range(26))
    assert len(many.lines(printed)) == MOST_LINES


def test_is_code_that_is_no_python_passed_over() -> None:
    assert Authored(["%matplotlib inline"], ["%%time\nprint('x')"]).told("x") is None


def test_is_text_filled_into_text_read_no_deeper_than_said() -> None:
    """A pattern that is filled into itself ends."""
    deep = Authored(["f'so {x}'"], [])
    assert deep.told("so " * 9) == "so " * DEEPEST + "…"
