# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pytest

from oms42.grading.sandbox.output import BoundedOutput, Meter


class Client:
    """Stands for nbclient: keeps what it is given."""

    def __init__(self) -> None:
        self.kept: list[dict] = []

    def process_message(self, msg, *_):
        """Keep a message."""
        self.kept.append(msg)

    def preprocess(self, nb, resources=None, *_):
        """Do nothing."""
        return nb, resources


class Bounded(BoundedOutput, Client):
    """A client whose output is bounded."""

    def _allowed(self) -> int:
        return 1000


def message(kind: str, **content) -> dict:
    return {"msg_type": kind, "header": {"msg_type": kind}, "content": content}


def test_are_bytes_counted_and_not_characters() -> None:
    """JSON writes a letter beyond ASCII as six bytes, which is no less than UTF-8 takes."""
    wide, narrow = {"text": "学" * 40}, {"text": "a" * 40}
    assert Meter(100).cut("stream", wide) != ("stream", wide)
    assert Meter(100).cut("stream", narrow) == ("stream", narrow)


@pytest.mark.parametrize("kind", ["stream", "display_data", "execute_result", "error", "comm_msg"])
def test_does_everything_that_shows_something_count(kind: str) -> None:
    meter = Meter(10)
    assert meter.cut(kind, {"text": "more than ten bytes"})[1] != {"text": "more than ten bytes"}
    assert meter.cut(kind, {"text": "more than ten bytes"}) is None


def test_can_output_crowd_out_what_costs_points() -> None:
    meter = Meter(400)
    while meter.cut("stream", {"name": "stdout", "text": "x" * 50}):
        continue
    error = {"ename": "AssertionError", "evalue": "", "traceback": []}
    assert meter.cut("error", error) == ("error", error)
    sent = meter.cut("stream", {"name": "stderr", "text": "x" * 500})
    assert sent is not None
    assert sent[1]["name"] == "stderr"


@pytest.mark.parametrize("kind", ["status", "execute_reply", "execute_input"])
def test_does_what_runs_the_protocol_always_pass(kind: str) -> None:
    assert Meter(1).cut(kind, {"text": "more"}) == (kind, {"text": "more"})


def test_does_the_grader_cut_a_kernel_that_talks_on() -> None:
    client = Bounded()
    for _ in range(500):
        client.process_message(message("stream", name="stdout", text="x" * 90 + "\n"), None, 0)
    client.process_message(message("status", execution_state="idle"), None, 0)
    assert 5 < len(client.kept) < 15
    assert client.kept[-1]["msg_type"] == "status"
    said = client.kept[-2]["content"]["text"]
    assert (
        said.splitlines(keepends=True)[-1]
        == "Output was cut here: this notebook may show 1000 bytes in all.\n"
    )


def test_does_each_notebook_have_an_allowance_of_its_own() -> None:
    client = Bounded()
    for _ in range(2):
        client.preprocess(None)
        client.process_message(message("stream", name="stdout", text="x" * 900), None, 0)
    assert len(client.kept) == 2
    assert all("x" * 900 in kept["content"]["text"] for kept in client.kept)
