# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.biases import biases
from oms42.kelvane.deals.desks import Desks


def test_are_twelve_reps_happy_and_nine_sandbaggers(base: Base) -> None:
    bias = biases(np.random.default_rng(1), base.them)
    reps = [set(base.them.rep[bias == group].tolist()) for group in (1, 2)]
    assert [len(some) for some in reps] == [12, 9]
    assert reps[0].isdisjoint(reps[1])


def test_keeps_a_rep_the_bias_in_every_quarter(base: Base) -> None:
    bias = biases(np.random.default_rng(2), base.them)
    pairs = set(zip(base.them.rep.tolist(), bias.tolist(), strict=True))
    assert len(pairs) == len(set(base.them.rep.tolist()))


def test_can_each_of_them_be_judged_by_eight_quarters_or_more(base: Base) -> None:
    bias = biases(np.random.default_rng(3), base.them)
    for rep in set(base.them.rep[bias > 0].tolist()):
        assert (base.them.rep == rep).sum() >= 8
        assert "cam" not in set(base.them.role[base.them.rep == rep].tolist())


def test_is_a_company_of_too_few_veterans_refused(small: Desks) -> None:
    with pytest.raises(ValueError, match="only 3 reps have 8 quarters or more, but 21"):
        biases(np.random.default_rng(1), small)
