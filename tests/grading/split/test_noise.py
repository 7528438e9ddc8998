# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is what a function prints and warns heard, as it would be in one kernel?"""

import io
import logging
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout

import pytest

from oms42.grading.split.limits import PayloadError
from oms42.grading.split.noise import added_filters, heard, repeat


class Stream(io.StringIO):
    """A stream with attributes of its own, as a kernel's is."""


def test_are_text_and_errors_kept_in_order():
    with redirect_stdout(Stream()), redirect_stderr(Stream()), heard(None) as noise:
        sys.stdout.write("one\n")
        sys.stderr.write("two\n")
        sys.stdout.write("three\n")
    assert noise.said == [["stdout", "one\n"], ["stderr", "two\n"], ["stdout", "three\n"]]


def test_is_a_logger_heard_that_kept_the_stream():
    with redirect_stderr(Stream()):
        handler = logging.StreamHandler()
        logger = logging.Logger("student")
        logger.addHandler(handler)
        with heard(None) as noise:
            logger.warning("short")
    assert noise.said == [["stderr", "short\n"]]


def test_does_a_stream_write_by_itself_again_afterwards():
    stream = Stream()
    with redirect_stdout(stream):
        with heard(None):
            sys.stdout.write("heard\n")
        sys.stdout.write("after\n")
    assert stream.getvalue() == "after\n"


def test_is_text_without_end_cut():
    with redirect_stdout(Stream()), heard(None) as noise:
        sys.stdout.write("x" * 10_000_000)
    assert sum(len(text) for _, text in noise.said) < 1_000_000


def test_do_the_kernels_own_filters_decide():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with heard(None) as noise:
            warnings.warn("quiet", UserWarning, stacklevel=1)
    assert noise.warned == []


def test_do_the_tests_filters_come_first():
    base = list(warnings.filters)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        filters, bare = added_filters(base)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        with heard(filters, bare) as noise:
            warnings.warn("old", DeprecationWarning, stacklevel=1)
            warnings.warn("new", UserWarning, stacklevel=1)
    assert [each["message"] for each in noise.warned] == ["new"]


def test_does_a_filter_that_is_set_again_leave_the_kernels_own_in_place():
    """Python moves a filter to the front that is there already."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("default", UserWarning)
        base = list(warnings.filters)
        warnings.simplefilter("ignore", DeprecationWarning)
        filters, bare = added_filters(base)
    assert ([entry[0] for entry in filters], bare) == (["ignore"], False)


def test_may_a_test_turn_warnings_into_errors():
    base = list(warnings.filters)
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="divide")
        filters, bare = added_filters(base)
    with pytest.raises(RuntimeWarning, match="divide by zero"), heard(filters, bare):
        warnings.warn("divide by zero", RuntimeWarning, stacklevel=1)


def test_may_a_test_drop_all_filters():
    with warnings.catch_warnings():
        base = list(warnings.filters)
        warnings.resetwarnings()
        assert added_filters(base) == ([], True)


def test_are_text_and_warnings_repeated_where_the_test_listens():
    out = io.StringIO()
    warned = [
        {
            "class": {"name": "Short", "bases": [["m", "Short"], ["builtins", "UserWarning"]]},
            "message": "two values",
            "filename": "cell",
            "lineno": 3,
        }
    ]
    with redirect_stdout(out), warnings.catch_warnings(record=True) as found:
        repeat([["stdout", "hello"]], warned)
    assert out.getvalue() == "hello"
    assert issubclass(found[0].category, UserWarning)
    assert str(found[0].message) == "two values"


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        (None, []),
        ([["stdin", "x"]], []),
        ([["stdout", 1]], []),
        ([], [None]),
        ([], [{"message": "x", "filename": "f", "lineno": "1"}]),
        ([], [{}] * 5000),
    ],
)
def test_is_forged_noise_refused(said, warned):
    with pytest.raises(PayloadError):
        repeat(said, warned)
