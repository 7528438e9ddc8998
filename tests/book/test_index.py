# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The first page: what the book is, honestly."""

import re

from .chapters import CHAPTERS


def test_is_the_first_page_short(page, words):
    assert 500 <= words(page("index.md").prose) <= 700


def test_are_the_nine_areas_listed_with_their_state(page):
    rows = re.findall(
        r"^\|(.+)\|(.+)\|(.+)\|$", page("index.md").section("What this edition holds"), re.M
    )
    states = [state.strip() for _, _, state in rows[2:]]
    assert len(states) == 9
    assert states.count("planned") == 9 - len(CHAPTERS)
    assert states.count("complete") == len(CHAPTERS)


def test_is_each_finished_chapter_linked(page):
    front = page("index.md").section("What this edition holds")
    for chapter in CHAPTERS:
        assert f"]({chapter.folder}/index)" in front


def test_does_the_page_say_that_the_data_are_synthetic_and_that_it_gives_no_legal_advice(page):
    prose = page("index.md").prose
    assert "its data are synthetic" in prose
    assert "not legal advice" in prose


def test_are_both_prerequisite_modules_named(page):
    needed = page("index.md").section("What you need first")
    assert "3.3.OMS" in needed
    assert "4.1.OMS" in needed
