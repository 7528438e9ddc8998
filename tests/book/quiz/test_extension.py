# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Self-checks in Sphinx: which pages get the script, and which are written again?"""

import os
import re

from .small_book import SmallBook, fenced, page

ONE = fenced("single", name="one")


def scripts(text: str) -> list[str]:
    """List what a page loads of ours."""
    return re.findall(r'"([^"]*oms/quiz[^"]*)"', text)


def test_do_only_pages_with_self_checks_load_the_script(book: SmallBook) -> None:
    book.write(a=page(ONE), b=page("Text.\n"))
    assert book.build() == ""
    assert scripts(book.html("a")) == ["oms/quiz-HASH.css", "oms/quiz-HASH.js"]
    assert scripts(book.html("b")) == []


def test_is_a_page_written_again_when_the_books_count_changes(book: SmallBook) -> None:
    """Its progress line speaks of the whole book."""
    book.write(a=page(ONE), b=page("Text.\n"), c=page("Text.\n"))
    book.build()
    assert 'data-book="1"' in book.html("a")
    untouched = (book.root / "html" / "c.html").stat().st_mtime_ns
    book.write(b=page(ONE))
    os.utime(book.root / "book" / "b.md", (4e9, 4e9))
    book.build()
    assert 'data-book="2"' in book.html("a")
    assert (book.root / "html" / "c.html").stat().st_mtime_ns == untouched


def test_is_nothing_written_again_while_the_count_stays(book: SmallBook) -> None:
    book.write(a=page(ONE), b=page("Text.\n"))
    book.build()
    before = (book.root / "html" / "a.html").stat().st_mtime_ns
    book.write(b=page("Other text.\n"))
    os.utime(book.root / "book" / "b.md", (4e9, 4e9))
    book.build()
    assert (book.root / "html" / "a.html").stat().st_mtime_ns == before


def test_does_a_count_go_down_with_a_question_that_leaves(book: SmallBook) -> None:
    book.write(a=page(ONE, fenced("order", name="two")), b=page(ONE))
    book.build()
    assert 'data-book="3"' in book.html("b")
    book.write(a=page(ONE))
    os.utime(book.root / "book" / "a.md", (4e9, 4e9))
    book.build()
    assert 'data-book="2"' in book.html("b")
