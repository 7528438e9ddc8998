# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sentences: is every rule of a plan said?"""

from oms42.compensation.plan_sentences import rule_sentences

from .every_rule import EVERY_RULE

SAID = list(rule_sentences(EVERY_RULE))


def test_has_every_rule_its_sentence() -> None:
    starts = ["Role", "Windfall", "Plan exchange", "Gate", "Modifier", "Modifier", "Cap", "Cap"]
    starts += ["Bonus", "Bonus", "Objective", "SPIFF", "Pool", "Clawback", "A recoverable draw"]
    assert len(SAID) == len(starts)
    assert all(one.startswith(start) for one, start in zip(SAID, starts, strict=True))


def test_does_a_sentence_say_all_that_the_rule_says() -> None:
    text = "\n".join(SAID)
    assert "SPIFF gateways: USD 150 per unit of hardware, 2026-07-01 to 2026-09-30, at most" in text
    assert "Gate margin gate on all measures: gross_margin must be at least 0.55, else 50 %" in text
    assert "Pool region pool: 0.2 % of the amount of team transactions, of which 12.5 %." in text
    assert "cancelled within 12 months, its pay for the months not served comes back" in text
