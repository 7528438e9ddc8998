# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the grader take whole messages out of a stream, whatever else is in it?"""

import json

import pytest

from oms42.grading.sandbox.frames import HEAD, Frames, TooLargeError, frame


def test_does_a_message_come_out_as_it_went_in_however_it_is_cut():
    sent = frame({"kind": "hello", "text": "é\n"}, [b"", b"raw"]) + frame({"kind": "bye"})
    for step in (1, 7, len(sent)):
        frames = Frames()
        parts = [sent[start : start + step] for start in range(0, len(sent), step)]
        found = [message for part in parts for message in frames.feed(part)]
        assert found == [
            {"kind": "hello", "text": "é\n", "buffers": [b"", b"raw"]},
            {"kind": "bye", "buffers": []},
        ]


@pytest.mark.parametrize(
    "text",
    [
        b"{",
        b"[" * 100_000,
        b"[]",
        b"null",
        b"{}",
        b'{"buffers": 1}',
        b'{"buffers": [true]}',
        b'{"buffers": [-1, 1]}',
        b'{"buffers": [7]}',
        b"\xff\xfe",
    ],
)
def test_is_what_is_no_message_passed_over_and_the_next_one_read(text):
    forged = HEAD.pack(len(text), 0) + text
    assert list(Frames().feed(forged + frame({"kind": "true"}))) == [
        {"kind": "true", "buffers": []}
    ]


def test_is_a_message_refused_before_it_is_read_if_its_head_promises_too_much():
    for head in (HEAD.pack(2**32 - 1, 0), HEAD.pack(2, 2**32 - 1)):
        with pytest.raises(TooLargeError, match=r"4,294,967,295.*may be sent at once"):
            list(Frames().feed(head))


def test_is_what_json_does_not_know_written_with_the_help_that_is_given():
    text = frame({"when": {1, 2}}, (), lambda value: sorted(value))[HEAD.size :]
    assert json.loads(text)["when"] == [1, 2]


def test_does_a_kernel_still_hear_its_grader_whose_builtins_were_replaced(monkeypatch):
    """A course's points must not wait for a timeout in each cell because ``sum`` is a name."""
    sent = frame({"kind": "hello"}, [b"raw"])
    monkeypatch.setattr("builtins.sum", lambda *_: 1)
    monkeypatch.setattr("builtins.all", lambda *_: False)
    found = list(Frames().feed(sent))
    monkeypatch.undo()
    assert found == [{"kind": "hello", "buffers": [b"raw"]}]
