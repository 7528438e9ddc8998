# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import sys

import pytest

from oms42.grading.withheld import NOT_NEEDED, withheld


def test_can_what_was_withheld_be_imported_afterwards(monkeypatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with withheld("colorsys"), pytest.raises(ImportError):
        import colorsys
    import colorsys

    assert colorsys.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_does_a_library_that_is_loaded_stay() -> None:
    import json

    with withheld("json"):
        assert sys.modules["json"] is json
    assert sys.modules["json"] is json


def test_is_nothing_left_after_an_error() -> None:
    name = "no_such_library"
    with pytest.raises(KeyError), withheld(name):
        raise KeyError
    assert name not in sys.modules


def test_does_nbgrader_load_without_what_it_does_not_need() -> None:
    import subprocess

    code = (
        "import sys\nfrom oms42.grading.withheld import withheld\n"
        "with withheld():\n    import nbgrader.apps.autogradeapp\n"
        f"print([name for name in {NOT_NEEDED} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
