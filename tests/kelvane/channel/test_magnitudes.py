# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the published numbers those of the case, and do variants tell the same story?"""

from oms42.kelvane.channel.magnitudes import ChannelMagnitudes
from oms42.kelvane.identity import Identity


def test_are_the_published_numbers_those_of_the_truths() -> None:
    """PT-25, PT-26 and the partners' share of the company facts."""
    size = ChannelMagnitudes.of(Identity())
    assert (size.case_commission, size.norm_commission) == (14.0, 5.0)
    assert (size.case_margin, size.norm_margin) == (28.0, 18.0)
    assert (size.splits, 3 * size.tender_triples) == (22, 9)
    assert (size.conflict_share, size.conflict_discount) == (0.083, 7.0)
    assert (size.registration_fall, size.partner_share) == (0.31, 0.31)


def test_does_a_variant_keep_the_facts_and_change_the_magnitudes() -> None:
    published = ChannelMagnitudes.of(Identity())
    for number in range(20):
        size = ChannelMagnitudes.of(Identity(1, f"v{number:02d}"))
        assert size.partner_share == 0.31
        assert size.case_commission > 2 * size.norm_commission
        # at a spread of 1.85 points the margin stays beyond four standard deviations
        assert 4.5 < (size.case_margin - size.norm_margin) / 1.85 < 6.5
        assert 20 <= size.splits <= 24
        assert size != published
