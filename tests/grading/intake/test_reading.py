# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is every encoding and number that Jupyter would choke on read or refused with a reason?"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.grading.intake.limits import Limits
from oms42.grading.intake.reading import read_notebook

TEXT = json.dumps({"cells": [], "é": "学生"}, ensure_ascii=False)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_is_each_encoding_read(encoding: str) -> None:
    read = read_notebook(TEXT.encode(encoding), "ps1", Limits())
    assert read.notebook == {"cells": [], "é": "学生"}
    assert [one.kind for one in read.findings] == ([] if encoding == "utf-8" else ["encoding"])


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "9" * 19, "-" + "9" * 5000, "1e400"])
def test_does_a_number_that_json_lacks_read_as_nothing(number: str) -> None:
    read = read_notebook(f'{{"x": {number}}}'.encode(), "ps1", Limits())
    assert read.notebook == {"x": None}
    assert [one.kind for one in read.findings] == ["number"]


@pytest.mark.parametrize("number", ["0", "-12", "999999999999999999", "1.5e300"])
def test_is_an_honest_number_kept(number: str) -> None:
    assert read_notebook(f'{{"x": {number}}}'.encode(), "ps1", Limits()).notebook == {
        "x": json.loads(number)
    }


def test_is_the_depth_that_is_allowed_the_depth_that_is_read() -> None:
    for levels, read in ((4, True), (5, False)):
        data = ('{"x": ' + "[" * (levels - 1) + "]" * (levels - 1) + "}").encode()
        assert (read_notebook(data, "ps1", Limits(nesting=4)).notebook is not None) is read


@given(st.binary(max_size=200))
def test_does_any_file_end_in_a_notebook_or_a_reason(data: bytes) -> None:
    read = read_notebook(data, "ps1", Limits())
    flagged = [one for one in read.findings if one.level == "flagged"]
    assert (read.notebook is None) == bool(flagged)
