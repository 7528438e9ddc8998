# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import csv
import io
import stat
from html.parser import HTMLParser

from oms42.grading.similarity.pairs import similar_pairs
from oms42.grading.similarity.report import page, table, write_private
from oms42.grading.similarity.work import make_work

EVIL = "x = '</pre><script>alert(1)</script><img src=x onerror=alert(2)>' # \x1b[2J \u202e"
SHARED = "weights = {key: value ** 2 - 7 for key, value in sorted(table.items())}"


class Tags(HTMLParser):
    """Collects the names and attributes of a page's elements."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}


def evil_page() -> str:
    works = [make_work(name, [EVIL, SHARED]) for name in ("<b>1", '"2')]
    return page("e2", works, similar_pairs(works), frozenset(), ["<script>3"])


def test_does_what_students_wrote_stay_text() -> None:
    read = Tags()
    read.feed(evil_page())
    assert not {"script", "img", "b"} & set(read.tags)
    assert not any(name.startswith("on") for name in read.names)
    assert "default-src 'none'" in evil_page()
    assert "\x1b" not in evil_page()
    assert "\u202e" not in evil_page()


def test_does_the_page_say_that_it_is_no_verdict() -> None:
    assert "evidence to look at, not a verdict" in evil_page()


def test_can_the_page_be_read_without_color_and_without_sight() -> None:
    """Shared lines have a sign, tables heads and a caption, scrolled code the keyboard's focus."""
    text = evil_page()
    assert "<mark>&gt; weights = " in text
    assert 'lang="en"' in text
    assert text.count("<h1>") == 1
    assert "<caption>" in text
    assert 'scope="col"' in text
    assert text.count('tabindex="0" role="region"') == 2


def test_does_the_page_name_who_was_not_compared() -> None:
    assert "not compared: &lt;script&gt;3" in evil_page()


def test_does_a_very_long_submission_leave_the_page_readable() -> None:
    works = [make_work(name, ["\n".join([SHARED] * 2000)]) for name in "12"]
    text = page("e2", works, similar_pairs(works), frozenset())
    assert text.count("<mark>") == 800
    assert "1600 lines more" in text


def test_can_no_name_act_as_a_formula_in_the_table() -> None:
    works = [make_work(name, [SHARED]) for name in ("=1+1", "b,c")]
    rows = list(csv.reader(io.StringIO(table(similar_pairs(works)))))
    assert rows[1][:4] == ["1", "'=1+1", "b,c", "1.000"]


def test_can_the_owner_alone_read_what_is_written(tmp_path) -> None:
    file = tmp_path / "similar.csv"
    file.write_text("before")
    file.chmod(0o644)
    write_private(file, "now \ud800")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == "now \\ud800"
