# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What nbgrader does with a refusal is in tests/grading/test_run.py; here, the exporter alone."""

import logging

import pytest
from nbgrader.converters.base import NbGraderException
from traitlets.config import Config, LoggingConfigurable

from oms42.grading.sandbox import exporter, isolation
from oms42.grading.sandbox.exporter import SandboxedExporter


@pytest.fixture
def bare(monkeypatch):
    """A machine without isolation."""
    monkeypatch.setattr(isolation, "candidates", lambda _: ())
    monkeypatch.setattr(isolation, "_kept", dict)


@pytest.fixture
def converter(caplog) -> LoggingConfigurable:
    """What asks for the exporter: something with a log."""
    return LoggingConfigurable(log=logging.getLogger("converter"))


def test_is_there_no_exporter_without_isolation(bare, converter, caplog) -> None:
    with pytest.raises(NbGraderException, match="Nothing was graded") as error:
        SandboxedExporter(parent=converter, config=Config())
    assert isinstance(error.value.__cause__, isolation.NoIsolationError)
    assert "--unsafe" in caplog.text


def test_is_there_one_where_the_instructor_says_so(bare, converter, caplog) -> None:
    config = Config()
    config.OmsSandbox.unsafe = True
    assert SandboxedExporter(parent=converter, config=config).file_extension == ".ipynb"
    assert exporter.UNSAFE in caplog.text


def test_is_there_one_where_there_is_isolation(converter, caplog) -> None:
    config = Config()
    config.OmsSandbox.preload = []
    assert SandboxedExporter(parent=converter, config=config).file_extension == ".ipynb"
    assert caplog.text == ""
