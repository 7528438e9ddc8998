# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a gradebook that is kept open the same gradebook, and is what it holds ever lost?"""

import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook, MissingEntry

from oms42.grading.ledger import Ledger, unreachable

pytestmark = pytest.mark.filterwarnings("ignore:::nbgrader", "ignore:::sqlalchemy")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Make a gradebook with nbgrader itself, which calls a program of this environment."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        with Gradebook(f"sqlite:///{path}") as gradebook:
            gradebook.add_assignment("ps1")
    return path


@pytest.fixture
def url(template, tmp_path):
    """Give each test a gradebook of its own."""
    return f"sqlite:///{shutil.copy(template, tmp_path)}"


@pytest.fixture
def ledger(url):
    """Keep it open."""
    made = Ledger(url)
    yield made
    made.close()


def students(url: str) -> list[str]:
    """Read the students as another program would."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as other:
        found = [row[0] for row in other.execute("select id from student order by id")]
    other.close()
    return found


def test_does_nbgrader_find_and_write_what_it_always_did(ledger, url) -> None:
    with Gradebook(ledger.db_url) as gradebook:
        assert gradebook.find_assignment("ps1").name == "ps1"
        gradebook.add_student("ann")
    assert students(url) == ["ann"]


def test_is_one_connection_used_again_and_again(ledger) -> None:
    found = set()
    for _ in range(3):
        with Gradebook(ledger.db_url) as gradebook, gradebook.engine.connect() as line:
            found.add(line.connection.dbapi_connection)
    assert found == {ledger.connection}


def test_is_a_page_kept_as_a_whole(ledger, url) -> None:
    """Other programs see all of a submission's rows or none."""
    with ledger.page():
        for name in ("ann", "ben"):
            with Gradebook(ledger.db_url) as gradebook:
                gradebook.add_student(name)
        assert students(url) == []
    assert students(url) == ["ann", "ben"]


def test_does_an_error_keep_what_nbgrader_had_committed_and_no_more(ledger, url) -> None:

    def stop_halfway() -> None:
        with ledger.page(), Gradebook(ledger.db_url) as gradebook:
            gradebook.add_student("ann")
            gradebook.find_assignment("ps1").name = "changed"
            gradebook.db.flush()
            gradebook.find_student("nobody")

    with pytest.raises(MissingEntry):
        stop_halfway()
    assert students(url) == ["ann"]
    with Gradebook(url) as gradebook:
        assert gradebook.find_assignment("ps1").name == "ps1"


def test_can_nbgrader_go_back_inside_a_page(ledger, url) -> None:
    """It adds a student twice, is refused, and rolls back."""
    with ledger.page(), Gradebook(ledger.db_url) as gradebook:
        gradebook.add_student("ann")
        with pytest.raises(Exception, match="UNIQUE"):
            gradebook.add_student("ann")
        gradebook.add_student("ben")
    assert students(url) == ["ann", "ben"]


def test_does_a_process_that_dies_in_a_page_leave_the_gradebook_whole(ledger, url) -> None:
    child = os.fork()
    if child == 0:
        mine = Ledger(url)
        mine.connection.begin_page()
        with Gradebook(mine.db_url) as gradebook:
            gradebook.add_student("ann")
        os._exit(0)
    os.waitpid(child, 0)
    assert students(url) == []
    with Gradebook(ledger.db_url) as gradebook:
        gradebook.add_student("ben")
    assert students(url) == ["ben"]


def test_may_others_write_between_two_pages(ledger, url) -> None:
    with ledger.page(), Gradebook(ledger.db_url) as gradebook:
        gradebook.add_student("ann")
    with Gradebook(url) as gradebook:
        gradebook.add_student("ben")
    with ledger.page(), Gradebook(ledger.db_url) as gradebook:
        assert {student.id for student in gradebook.students} == {"ann", "ben"}


def test_is_each_table_asked_for_once(ledger) -> None:
    """Is what nbgrader asks whenever it opens the gradebook answered from memory?"""
    asked: list[str] = []
    with Gradebook(ledger.db_url):
        ledger.connection.set_trace_callback(asked.append)
    with Gradebook(ledger.db_url) as gradebook:
        assert gradebook.find_assignment("ps1")
    assert any("FROM assignment" in words for words in asked)  # the trace does listen
    assert not [words for words in asked if "table_info" in words or "sqlite_master" in words]


def test_is_a_table_found_that_was_made_after_it_was_asked_for(ledger) -> None:
    with Gradebook(ledger.db_url) as gradebook, gradebook.engine.connect() as line:
        dialect = gradebook.engine.dialect
        assert not dialect.has_table(line, "later")
        ledger.connection.execute("create table later (id integer)")
        assert dialect.has_table(line, "later")


@pytest.mark.parametrize("other", ["postgresql://host/db", "sqlite://", "sqlite:///x.db?mode=ro"])
def test_is_any_other_gradebook_left_to_nbgrader(other) -> None:
    ledger = Ledger(other)
    with ledger.page():
        assert ledger.db_url == other
    ledger.close()


def test_is_a_driver_that_is_not_there_named_with_what_to_do() -> None:
    """psycopg2 is what older guides write; this package brings its successor."""
    for name in ("postgresql+psycopg2", "nosuchbase"):
        words = unreachable(f"{name}://ann:secret@localhost/grades")
        assert f"begins with {name}://, whose driver is not installed" in words
        assert "pip install 'oms42[cluster]'" in words
        assert "secret" not in words


def test_is_a_server_that_does_not_answer_named_without_its_password(tmp_path) -> None:
    words = unreachable(f"postgresql://ann:secret@/grades?host={tmp_path}")
    assert words.startswith("the gradebook at postgresql://ann:***@/grades")
    assert "cannot be opened" in words
    assert "secret" not in words


def test_is_a_file_left_to_nbgrader(tmp_path) -> None:
    assert unreachable(f"sqlite:///{tmp_path}/gradebook.db") == ""
    assert not (tmp_path / "gradebook.db").exists()
