# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pytest
from traitlets.config import Config

from oms42.grading import basis


def test_does_a_file_that_changes_or_moves_change_the_submission(tmp_path) -> None:
    file = tmp_path / "work.ipynb"
    file.write_text("1")
    first = basis.of_submission(tmp_path)
    assert basis.of_submission(tmp_path) == first
    file.write_text("2")
    second = basis.of_submission(tmp_path)
    file.rename(tmp_path / "other.ipynb")
    assert len({first, second, basis.of_submission(tmp_path)}) == 3


def test_do_the_settings_that_matter_count_and_no_others() -> None:
    config = Config()
    config.Execute.timeout = 60
    config.Autograde.autograde_preprocessors.append("one.of.ours")  # traitlets' lazy value
    config.Autograde.pre_convert_hook = print
    first = basis.of_settings(config)
    config.CourseDirectory.student_id = "1000"
    config.BaseConverter.force = True
    config.OmsSandbox.unsafe = True
    assert basis.of_settings(config) == first
    config.OmsSandbox.memory = 1 << 30
    second = basis.of_settings(config)
    config.Autograde.autograde_preprocessors.append("another")
    assert len({first, second, basis.of_settings(config)}) == 3


def test_does_the_secret_count_and_not_stand_in_the_record(tmp_path) -> None:
    path = tmp_path / "hidden.key"
    first = basis.of_secret(path, "e2")
    assert basis.of_secret(path, "e2") == first
    assert basis.of_secret(path, "e3") != first
    assert first not in path.read_text()
    path.write_text("no key")
    assert basis.of_secret(path, "e2") == ""


def test_is_a_record_read_as_it_was_written_and_a_broken_one_ignored(tmp_path) -> None:
    record = {"submission": "1", "tests": "2"}
    basis.write_basis(tmp_path, "e2", "../bob", record)
    assert basis.read_basis(tmp_path, "e2", "../bob") == record
    for text in ("{", "[]"):
        (tmp_path / "intake/e2/..%2Fbob.graded").write_text(text)
        assert basis.read_basis(tmp_path, "e2", "../bob") is None


@pytest.mark.parametrize("part", basis.WORDS)
def test_is_each_change_named(part: str) -> None:
    now = dict.fromkeys(basis.WORDS, "1")
    assert basis.changes(now, now) == ""
    assert basis.changes({**now, part: "2"}, now) == basis.WORDS[part]
    del now[part]
    assert basis.changes(now, {**now, part: "1"}) == basis.WORDS[part]
