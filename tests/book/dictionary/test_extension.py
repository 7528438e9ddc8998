# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from .conftest import Build


def test_does_a_book_without_the_directive_build_as_before(build: Build) -> None:
    html, said = build("# Page\n\nText.\n")
    assert said == ""
    assert "oms-dictionary" not in html


def test_does_another_format_than_html_build_without_the_pictures(build: Build) -> None:
    """The words of the descriptions stay."""
    text, said = build("# Page\n\n```{data-dictionary} real\n```\n", "text")
    assert "Traceback" not in said
    assert "Cities of the United States" in text
