# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the published numbers those of the case, and do variants tell the same story?"""

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.magnitudes import SellingMagnitudes


def test_are_the_published_numbers_those_of_the_truths() -> None:
    """PT-20, PT-21, PT-22, PT-28 and worked example WE7.3 (283 against 253 of 1,150)."""
    size = SellingMagnitudes.of(Identity())
    assert (size.auc, size.auc_leak, size.mean_predicted) == (0.78, 0.94, 0.12)
    assert (size.itt, size.compliance, size.gap) == (0.02, 0.71, 0.09)
    assert (size.wins_treat, size.wins_control, size.icc) == (283, 253, 0.03)
    assert (size.odds_ratio, size.reply_ai, size.reply_human) == (1.6, 0.011, 0.029)
    assert size.opt_out_ratio == 3.0


def test_does_a_variant_keep_the_story_with_other_numbers() -> None:
    for number in range(20):
        size = SellingMagnitudes.of(Identity(1, f"v{number:02d}"))
        assert size.mean_predicted > 2 * size.base_rate
        assert size.auc_leak - size.auc > 0.12
        assert size.reply_human > 2 * size.reply_ai
        # 4.87 % is the share of harmful messages at which WE7.4 breaks even
        assert size.harmful[0] > 0.0487 < size.harmful[1]
        assert size.harmful[2] < 0.0487
        assert 0 < size.itt < size.gap
        assert size != SellingMagnitudes.of(Identity())
