# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the outputs of a cell come out as a kernel's?

A shell is one to a process, so it is asked in the real tests' process.
"""

import pytest

from oms42.grading.split.shell import Stream


@pytest.fixture
def outputs(together):
    """Run one cell and return its outputs."""
    return lambda source: together("", source).outputs


def test_are_text_result_and_display_kept_in_order(outputs):
    found = outputs("print('a')\ndisplay(1)\nprint('b')\n2")
    assert [each["output_type"] for each in found] == [
        "stream",
        "display_data",
        "stream",
        "execute_result",
    ]
    assert found[3]["data"] == {"text/plain": "2"}
    assert found[1]["data"] == {"text/plain": "1"}


def test_does_a_result_keep_its_rich_form(outputs):
    found = outputs("import pandas as pd\npd.DataFrame({'a': [1]})")
    assert "text/html" in found[0]["data"]


def test_is_an_error_kept_with_type_message_and_lines(outputs):
    error = outputs("def f():\n    assert False, 'words'\nf()")[0]
    assert (error["output_type"], error["ename"], error["evalue"]) == (
        "error",
        "AssertionError",
        "words",
    )
    assert any("assert" in line for line in error["traceback"])


def test_does_an_error_lead_through_the_cells_and_not_through_the_machinery(apart):
    """What the student's function raised is told in words; where the pipe is says nothing."""
    judged = apart(
        "def half(x):\n    return x / 0",
        "try:\n    half(1)\nexcept Exception as error:\n    raise AssertionError('no') from error",
    )
    lines = "\n".join(judged.outputs[-1]["traceback"])
    assert "half(1)" in lines
    assert "ZeroDivisionError" in lines
    assert "grading/split" not in lines


def test_is_text_written_before_an_error_kept(outputs):
    assert [each["output_type"] for each in outputs("print(1)\n1 / 0")] == ["stream", "error"]


@pytest.mark.parametrize("source", ["raise SystemExit(3)", "raise KeyboardInterrupt", "1 +"])
def test_is_every_bad_end_of_a_cell_an_error(source, outputs):
    assert "error" in [each["output_type"] for each in outputs(source)]


def test_does_a_stream_drop_what_is_too_much():
    kept: list[dict[str, str]] = []
    stream = Stream("stdout", kept)
    assert stream.write("x" * 5_000_000) == 5_000_000
    stream.write("more")
    assert len(kept[0]["text"]) == 1 << 20


def test_does_a_stream_refuse_bytes():
    with pytest.raises(TypeError, match="must be str, not bytes"):
        Stream("stdout", []).write(b"x")


def test_does_text_of_two_streams_stay_apart():
    kept: list[dict[str, str]] = []
    out, err = Stream("stdout", kept), Stream("stderr", kept)
    for stream, text in ((out, "a"), (out, "b"), (err, "c"), (out, "d")):
        stream.write(text)
    assert [(each["name"], each["text"]) for each in kept] == [
        ("stdout", "ab"),
        ("stderr", "c"),
        ("stdout", "d"),
    ]
