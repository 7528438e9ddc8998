# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a tests' process run cells, stop in time, and leave nothing behind?"""

import os
import signal
import time

import pytest

from oms42.grading.split.process import Server, Start, TestsError, timed_out


def nobody(question, seconds):
    """A student's kernel that is not there."""
    return b"", "nobody is there"


def test_do_two_copies_share_nothing(fork):
    one, two = fork(), fork()
    one.run("a", "x = 1", nobody, 10)
    assert two.run("a", "x", nobody, 10)[-1]["ename"] == "StudentStop"


def test_do_variables_last_from_cell_to_cell(fork):
    copy = fork()
    copy.run("a", "x = 40", nobody, 10)
    assert copy.run("b", "x + 2", nobody, 10)[0]["data"] == {"text/plain": "42"}


def test_is_a_cell_stopped_that_takes_too_long_and_the_next_one_run(fork):
    copy = fork()
    found = copy.run("a", "x = 1\nwhile True: pass", nobody, 0.5)
    assert [each["ename"] for each in found] == ["KeyboardInterrupt", "CellTimeoutError"]
    assert copy.run("b", "x", nobody, 10)[0]["data"] == {"text/plain": "1"}


def test_is_a_cell_ended_that_does_not_stop(fork, monkeypatch):
    monkeypatch.setattr("oms42.grading.split.process._GRACE", 0.3)
    with pytest.raises(TimeoutError):
        fork().run(
            "a",
            "import signal, time\nsignal.signal(2, signal.SIG_IGN)\ntime.sleep(60)",
            nobody,
            0.5,
        )


def test_is_an_answer_that_comes_after_its_cell_was_stopped_dropped(fork):
    """It must not be taken for an order, nor for the answer to the next question."""
    copy = fork()
    number = int(copy.run("a", "import os; os.getpid()", nobody, 10)[0]["data"]["text/plain"])

    def slow(question, seconds):
        os.kill(number, signal.SIGINT)
        time.sleep(0.3)
        return b"", "too late"

    assert copy.run("b", "x", slow, 10)[-1]["ename"] == "KeyboardInterrupt"
    assert copy.run("c", "y", nobody, 10)[-1]["evalue"] == "nobody is there"


def test_does_a_copy_outlive_an_interrupt_between_two_cells(fork):
    """A cell may end at the moment at which it is stopped."""
    copy = fork()
    number = int(copy.run("a", "import os; os.getpid()", nobody, 10)[0]["data"]["text/plain"])
    os.kill(number, signal.SIGINT)
    time.sleep(0.2)
    assert copy.run("b", "40 + 2", nobody, 10)[0]["data"] == {"text/plain": "42"}


def test_does_a_test_that_ends_its_process_show(fork):
    with pytest.raises(TestsError, match="ended in the cell 'a'"):
        fork().run("a", "import os; os._exit(0)", nobody, 10)


def test_is_memory_bounded(fork):
    found = fork().run("a", "x = bytearray(5 << 30)", nobody, 10)
    assert found[-1]["ename"] == "MemoryError"


def test_is_nothing_imported_from_the_folder_of_the_submission(fork, tmp_path):
    (tmp_path / "helpful.py").write_text("raise SystemExit", encoding="utf-8")
    found = fork().run("a", "import os, helpful", nobody, 10)
    assert found[-1]["ename"] == "ModuleNotFoundError"
    assert fork().run("a", "open('helpful.py').close()", nobody, 10) == []


def test_do_copies_end_with_their_server(tmp_path):
    mine = Server()
    copy = mine.open(Start({}, {}, {}, str(tmp_path)))
    number = int(copy.run("a", "import os; os.getpid()", nobody, 60)[0]["data"]["text/plain"])
    mine.close()
    deadline = time.monotonic() + 10
    while _is_there(number) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_there(number)
    copy.close()
    with pytest.raises(TestsError):
        mine.open(Start({}, {}, {}, str(tmp_path)))


def _is_there(number):
    """Tell whether a process is there."""
    try:
        os.kill(number, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    return True


def test_is_closing_twice_harmless(fork):
    copy = fork()
    copy.close()
    copy.close()


def _nobody(question, _):
    """There is no student's kernel."""
    return b"", "nobody"


def test_can_a_fork_of_the_grader_use_its_server(server, tmp_path):
    """The workers are forks: one load of the libraries serves them all."""
    start = Start({}, {}, {}, str(tmp_path))
    worker = os.fork()
    if worker == 0:
        well = server.is_alive()
        copy = server.open(start)
        well &= copy.run("", "1 + 1", _nobody, 20)[0]["data"] == {"text/plain": "2"}
        copy.close()
        os._exit(0 if well else 1)
    here = server.open(start)
    assert here.run("", "2 + 2", _nobody, 20)[0]["data"] == {"text/plain": "4"}
    here.close()
    assert os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) == 0


def test_is_a_server_that_has_ended_known_to_have():
    mine = Server()
    assert mine.is_alive()
    mine._process.kill()
    mine._process.wait()
    assert not mine.is_alive()
    mine.close()


def test_is_a_machine_without_fork_refused_with_words(monkeypatch):
    monkeypatch.delattr(os, "fork")
    with pytest.raises(TestsError, match="apart from the student's code need fork"):
        Server()


def test_does_a_late_cell_say_how_long_it_had():
    assert "longer than 30 s" in timed_out(30)["evalue"]
