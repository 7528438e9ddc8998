# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Labels: are territories told apart by number or by name, and missing labels seen?"""

import numpy as np
import pytest

from oms42.territories.measures import totals
from oms42.territories.measures.labels import labels, numbered, plain


@pytest.mark.parametrize(
    ("label", "wanted"),
    [(np.int32(4), 4), (4.0, 4), (np.str_("A"), "A"), ("", None), (None, None), (np.nan, None)],
)
def test_is_a_label_as_python_has_it(label: object, wanted: object) -> None:
    assert plain(label) == wanted


@pytest.mark.parametrize("label", [1.5, True, (1, 2)])
def test_is_what_is_no_label_refused(label: object) -> None:
    with pytest.raises(TypeError, match="whole number or a text"):
        plain(label)


def test_is_a_missing_text_not_the_text_nan() -> None:
    assert labels(["A", None, float("nan")], name="current") == ["A", None, None]


def test_are_missing_values_of_pandas_seen() -> None:
    import pandas as pd

    assert labels(pd.Series(["A", None, pd.NA]), name="current") == ["A", None, None]
    assert labels(pd.Series([1, None]), name="current") == [1, None]
    assert labels(pd.Series(["A", None], dtype="string"), name="current") == ["A", None]
    assert labels(pd.Series(["A", None], dtype="category"), name="current") == ["A", None]


def test_are_positions_of_names_taken() -> None:
    order, codes = numbered(np.array([1, 0, 1]), ["North", "South", "West"])
    assert order == ["North", "South", "West"]
    assert codes.tolist() == [1, 0, 1]


def test_are_numbers_that_are_names_taken_as_names() -> None:
    assert numbered([30, 10], [10, 20, 30])[1].tolist() == [2, 0]


@pytest.mark.parametrize(
    ("assignment", "names", "word"),
    [
        (["A", None], None, "no label at position 1"),
        (["A", "C"], ["A", "B"], "'C'.* A, B"),
        ([0, 2], ["A", "B"], "2, which is no territory"),
        (["A"], ["A", "A"], "twice"),
    ],
)
def test_is_an_unknown_or_missing_label_refused(
    assignment: list[object], names: list[object] | None, word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        numbered(assignment, names)  # type: ignore[arg-type]  # that is the point


def test_is_a_table_of_labels_refused() -> None:
    with pytest.raises(ValueError, match="one label an account"):
        labels(np.zeros((2, 2), dtype=int), name="assignment")


def test_is_a_territory_without_accounts_zero() -> None:
    assert totals([0, 0], [3, 4], names=["A", "B"]).tolist() == [7.0, 0.0]


def test_is_the_sum_that_of_pandas() -> None:
    import pandas as pd

    frame = pd.DataFrame({"t": list("BABCA"), "w": [1.5, 2.5, 3.0, 4.0, 5.0]})
    wanted = frame.groupby("t")["w"].sum()
    assert totals(frame["t"], frame["w"]).tolist() == wanted.tolist()


def test_must_there_be_an_amount_for_each_account() -> None:
    with pytest.raises(ValueError, match="values has 2 values; 3 are needed"):
        totals([0, 1, 0], [1, 2])
