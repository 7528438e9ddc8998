# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from traitlets.config import Config

from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.settings import OmsSandbox


def test_does_what_nbgraders_configuration_says_reach_the_limits() -> None:
    config = Config()
    config.OmsSandbox.memory = 7 << 20
    config.OmsSandbox.unsafe = True
    settings = OmsSandbox(config=config)
    assert settings.limits() == Limits(memory=7 << 20)
    assert settings.unsafe


def test_is_unsafe_never_the_rule() -> None:
    assert OmsSandbox().unsafe is False
