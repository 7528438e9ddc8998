# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pytest
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import ClearOutput, Execute

from oms42.grading.parallel import Executed, _place_of_execution


def test_is_the_step_that_executes_found_by_class_and_by_name() -> None:
    assert _place_of_execution([ClearOutput, Execute]) == 1
    assert _place_of_execution(["nbgrader.preprocessors.execute.Execute", ClearOutput]) == 0
    assert _place_of_execution(["oms42.grading.split.execute.SplitExecute"]) == 0


def test_does_a_list_without_one_say_what_to_do() -> None:
    with pytest.raises(NbGraderException, match="leave nbgrader's Execute"):
        _place_of_execution([ClearOutput])


def test_is_the_notebook_replaced_by_the_executed_one() -> None:
    step = Executed()
    step.text = b'{"cells": [], "metadata": {"ran": 1}, "nbformat": 4, "nbformat_minor": 5}'
    notebook, resources = step.preprocess(None, {"kept": True})
    assert (notebook.metadata.ran, resources) == (1, {"kept": True})
