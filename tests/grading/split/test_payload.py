# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a message taken apart as it says, and refused if it says what cannot be?"""

import pytest

from oms42.grading.split.limits import CrossingError, Limits, PayloadError
from oms42.grading.split.payload import pack, unpack

LIMITS = Limits()


def test_do_tree_and_parts_come_back():
    assert unpack(pack({"a": [1, "é"]}, [b"", b"xy"], LIMITS), LIMITS) == (
        {"a": [1, "é"]},
        [b"", b"xy"],
    )


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"no line",
        b"[]\n",
        b"{}\n[]",
        b"[2.0]\n[]",
        b"[true, 1]\n[]",
        b"[-1, 3]\n[]",
        b"[3]\n[]",
        b"[2]\n[] ",
        b"[2]\nno",
        b"[2]\n\xff\xfe",
        b"[" * 100_000 + b"\n",
        b"[100000]\n" + b"[" * 100_000,
    ],
)
def test_is_what_is_no_message_refused(message):
    with pytest.raises(PayloadError):
        unpack(message, LIMITS)


def test_is_a_message_refused_that_is_larger_than_allowed():
    small = Limits(size=10, text=5)
    with pytest.raises(CrossingError, match="takes 8 bytes"):
        pack("123456", [], small)
    with pytest.raises(CrossingError, match="at most 10 bytes"):
        pack(1, [b"x" * 10], small)
    with pytest.raises(PayloadError, match="do not add up"):
        unpack(b'[8]\n"123456"', small)


def test_is_a_number_with_more_digits_than_python_reads_refused():
    """int() of a text of more than 4,300 digits raises, and takes long where it does not."""
    digits = b"9" * 5000
    with pytest.raises(PayloadError):
        unpack(b"[5000]\n" + digits, LIMITS)
