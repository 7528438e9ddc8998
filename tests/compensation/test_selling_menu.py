# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The seller's menu: does each choice close, credit and cost what its words say?"""

import numpy as np
import pytest

from oms42.compensation.selling_menu import allowed, menu


def test_do_the_choices_close_and_credit_as_their_words_say() -> None:
    """A hazard of 1/8 a week; effort half as much again; 10 % off doubles it: 7·0.1 = ln 2.01."""
    one = menu(8.0, 0.5, [0.1], 7.0, True, 0.02, 0.5, 0.5, 3.0, 4, 60)
    assert one.actions == ("close", "effort", "discount 0.1", "hold")
    ready = 1 - np.exp(-1 / 8)
    assert one.chance == pytest.approx(
        [ready, 1 - np.exp(-1.5 / 8), 1 - np.exp(-np.exp(0.7) / 8), 0.5 * ready]
    )
    assert one.credit == pytest.approx([1, 1, 0.9, 0])
    assert one.toil == pytest.approx([0, 3, 0, 0])


def test_is_what_may_not_be_done_not_on_the_menu() -> None:
    assert menu(8.0, 0.5, [], 7.0, False, 0.0, 0.5, 0.0, 0.0, 4, 60).actions == ("close",)


def test_are_discounts_sorted_and_wrong_ones_refused() -> None:
    assert allowed([0.2, 0.1, 0.2]) == [0.1, 0.2]
    assert allowed(()) == []
    with pytest.raises(ValueError, match="discounts holds 0"):
        allowed([0.0])
