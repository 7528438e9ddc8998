# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is the course's secret the instructor's alone, and the same each time?"""

import hashlib
import hmac
from concurrent.futures import ThreadPoolExecutor

import pytest

from oms42.grading.secret import notebook_key, read_secret


def test_is_a_secret_made_once_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "hidden.key"
    assert read_secret(path) == read_secret(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(read_secret(path)) == 32


def test_do_two_processes_agree_on_a_new_secret(tmp_path):
    path = tmp_path / "hidden.key"
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: read_secret(path), range(32)))
    assert len(found) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["hidden.key"]


@pytest.mark.parametrize("text", ["", "abc", "g" * 64])
def test_is_a_file_that_holds_something_else_refused_with_words(text, tmp_path):
    path = tmp_path / "hidden.key"
    path.write_text(text, encoding="ascii")
    with pytest.raises(ValueError, match="must hold 64 hexadecimal digits"):
        read_secret(path)


def test_is_a_key_an_hmac_of_assignment_and_notebook():
    expected = hmac.new(bytes(32), b"2:e2/forecasting", hashlib.sha256).hexdigest()
    assert notebook_key(bytes(32), "e2", "forecasting") == expected


def test_do_names_that_join_alike_give_other_keys():
    assert notebook_key(bytes(32), "a/b", "c") != notebook_key(bytes(32), "a", "b/c")
