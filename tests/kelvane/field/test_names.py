# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.draws import stream
from oms42.kelvane.field.names import FORMS, PRIVATE, PUBLIC, TRADES, forms, stems, trades


def test_are_words_different_and_ascii_without_commas() -> None:
    words = stems(stream(1, "demo"), 6_683).tolist()
    assert len(set(words)) == 6_683
    assert all(word.isascii() and word.isalpha() for word in words)


def test_is_a_wish_for_more_words_than_there_are_refused() -> None:
    with pytest.raises(ValueError, match="got a wish for 99999"):
        stems(stream(1, "demo"), 99_999)


def test_is_every_trade_of_an_industry_drawn() -> None:
    drawn = trades(stream(1, "demo"), np.repeat("Chemicals", 200))
    assert set(drawn.tolist()) == set(TRADES["Chemicals"])


def test_is_the_legal_form_one_of_the_country() -> None:
    drawn = forms(stream(1, "demo"), np.array(["DE", "SE"] * 50))
    assert set(drawn[::2].tolist()) == set(FORMS["DE"])
    assert set(drawn[1::2].tolist()) == {"AB"}


def test_are_public_and_private_industries_all_of_them_and_apart() -> None:
    assert sorted((*PUBLIC, *PRIVATE)) == sorted(TRADES)
    assert len(PUBLIC) == 4
