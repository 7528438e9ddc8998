# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.biases import biases
from oms42.kelvane.deals.desks import Desks


def drawn(seed: int, base: Base) -> np.ndarray:
    first, desks = base.deals, base.them.rep.size
    won = np.bincount(first.desk, first.acv * first.won, minlength=desks)
    tried = np.bincount(first.desk, first.acv, minlength=desks)
    return biases(np.random.default_rng(seed), base.them, won, tried)


def test_are_twelve_reps_happy_and_nine_sandbaggers(base: Base) -> None:
    bias = drawn(1, base)
    reps = [set(base.them.rep[bias == group].tolist()) for group in (1, 2)]
    assert [len(some) for some in reps] == [12, 9]
    assert reps[0].isdisjoint(reps[1])


def test_keeps_a_rep_the_bias_in_every_quarter(base: Base) -> None:
    bias = drawn(2, base)
    pairs = set(zip(base.them.rep.tolist(), bias.tolist(), strict=True))
    assert len(pairs) == len(set(base.them.rep.tolist()))


def test_can_each_of_them_be_judged_by_eight_quarters_or_more(base: Base) -> None:
    bias = drawn(3, base)
    for rep in set(base.them.rep[bias > 0].tolist()):
        assert (base.them.rep == rep).sum() >= 8
        assert "cam" not in set(base.them.role[base.them.rep == rep].tolist())


def test_is_a_company_of_too_few_veterans_refused(small: Desks) -> None:
    with pytest.raises(ValueError, match="only 3 reps have 8 quarters or more, but 21"):
        biases(np.random.default_rng(1), small, small.target, small.target)


def test_wins_a_sandbagger_more_of_the_pipeline_than_most_that_can_be_judged(base: Base) -> None:
    bias, deals = drawn(4, base), base.deals
    _, rep = np.unique(base.them.rep, return_inverse=True)
    won = np.bincount(rep[deals.desk], deals.acv * deals.won)
    share = won / np.bincount(rep[deals.desk], deals.acv)
    judged = (np.bincount(rep) >= 8) & (np.bincount(rep, base.them.role == "cam") == 0)
    assert share[np.unique(rep[bias == 2])].min() >= np.median(share[judged])
