# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Contracts of several years: what do three designs pay when the customer leaves early?"""

import pytest

from oms42.compensation import contract_length


def test_are_the_figures_of_the_book_those_printed() -> None:
    """WE3.4: TCV 90k, ACV 30k; exit at month 14: 350k delivered, 10 % of it 35k."""
    made = contract_length(300_000, 3, exit_month=14)
    assert made.tcv_commission == pytest.approx(90_000)
    assert made.acv_commission == pytest.approx(30_000)
    assert made.delivered == pytest.approx(350_000)
    assert made.on_delivered == pytest.approx(35_000)


def test_do_the_designs_pay_as_their_words_say() -> None:
    """ACV 30k; plus 1 % of 300k on the one anniversary reached; 90k less 55k taken back."""
    frame = contract_length(300_000, 3, exit_month=14).to_frame().set_index("design")
    assert frame["at_signing"].tolist() == pytest.approx([30_000, 30_000, 90_000])
    assert frame["by_exit"].tolist() == pytest.approx([30_000, 33_000, 90_000])
    assert frame["recovered"].tolist() == pytest.approx([0, 0, 55_000])
    assert frame["kept"].tolist() == pytest.approx([30_000, 33_000, 35_000])


def test_is_nothing_taken_back_from_a_contract_that_runs_its_term() -> None:
    made = contract_length(300_000, 3)
    assert made.kept == pytest.approx((30_000, 36_000, 90_000))


def test_is_an_exit_after_the_term_refused() -> None:
    with pytest.raises(ValueError, match="the contract has 36 months"):
        contract_length(1.0, 3, exit_month=37)
