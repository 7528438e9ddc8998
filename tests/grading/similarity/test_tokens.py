# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pytest

from oms42.grading.similarity.tokens import tokens


def words(source: str) -> list[str]:
    return [token.word for token in tokens(source)]


def test_do_names_layout_and_comments_not_count() -> None:
    one = "def mase(y, f):\n    # mean\n    total = sum(y)\n    return total / f"
    two = "def m(actual, forecast):\n  s=sum( actual )  # other\n\n  return s/forecast\n"
    assert words(one) == words(two)


def test_does_what_a_copier_cannot_rename_count() -> None:
    assert words("np.abs(x)") != words("np.mean(x)")
    assert words("len(x)") != words("sum(x)")
    assert words("x * 3") != words("x * 4")


@pytest.mark.parametrize(
    "source",
    [
        "def f(:\n  'open",
        "(" * 5000,
        "\x00",
        "%matplotlib inline\nx = 1",
        "é\u2028 = '\ud800'",
        "  x\n y",
    ],
)
def test_is_what_is_no_python_read_all_the_same(source: str) -> None:
    """A broken cell is compared roughly; it never stops the comparison."""
    assert all(0 <= token.line <= source.count("\n") for token in tokens(source))


def test_does_a_token_know_its_line() -> None:
    assert [(token.word, token.line) for token in tokens("x\n\nlen")] == [("name", 0), ("len", 2)]
