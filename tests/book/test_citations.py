# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Citations and evidence grades: nothing without a source, no source without a grade."""

import re
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "oms42"
CITE = re.compile(r"\{cite:[pt]\}`([^`]+)`")
# Cited for a definition, a method or a theorem, which carry no grade.
UNGRADED = {
    "angelopoulos2023",
    "croston1972",
    "drexl_haase1999",
    "fine_gray1999",
    "fpp3",
    "gneiting2007",
    "gonik1978",
    "gupta2004",
    "hess_samuels1971",
    "holmstrom1979",
    "holmstrom_milgrom1987",
    "holmstrom_milgrom1991",
    "hyndman_koehler2006",
    "ingram2024",
    "kalcsics2005",
    "lodish1971",
    "shapiro_bonoma1984",
    "syntetos_boylan2005",
    "talley1961",
    "validi2021",
    "webster_wind1972",
    "wedel_kamakura2000",
    "wickramasuriya2019",
    "zoltners2006comp",
    "zoltners_lorimer2000",
    "zoltners_sinha1983",
}


def keys(page):
    return [key.strip() for cited in CITE.findall(page.body) for key in cited.split(",")]


def test_is_each_cited_work_in_the_bibliography_and_each_entry_cited(pages, bibliography):
    entries = re.findall(r"^@\w+\{([^,]+),$", bibliography, re.M)
    assert len(entries) == len(set(entries))
    assert {key for page in pages for key in keys(page)} <= set(entries)
    texts = " ".join(page.body for page in pages)
    docstrings = " ".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    words = set(re.findall(r"\w+", texts + " " + docstrings))
    assert set(entries) <= words


def test_does_each_entry_say_how_it_was_verified(bibliography):
    entries = re.split(r"^@", bibliography, flags=re.M)[1:]
    assert all(re.search(r"^  verification = \{.+\}$", entry, re.M) for entry in entries)


def test_does_a_grade_follow_each_citation_of_a_fact(pages):
    for page in pages:
        for cited in CITE.finditer(page.prose):
            if not {key.strip() for key in cited.group(1).split(",")} <= UNGRADED:
                sentence = page.prose[cited.end() :].split("\n\n")[0]
                grade = re.search(r"\(([A-D])(, [\w ]+)?\)", sentence)
                assert grade, f"{page.name}: {cited.group()} has no grade"
                assert grade.group(1) != "D", f"{page.name}: {cited.group()} is graded D"
                between = sentence[: grade.start()]
                assert "{cite" not in between, f"{page.name}: {cited.group()} has no grade"


def test_does_grade_d_stay_inside_claim_checks(pages):
    for page in pages:
        outside = re.sub(
            r"^:::\{admonition\} Claim check.*?^:::$", "", page.prose, flags=re.S | re.M
        )
        assert "(D)" not in outside, page.name


def test_are_the_four_grades_explained_where_the_book_begins(page):
    assert re.findall(r"^\| ([A-D]) \|", page("index.md").prose, re.M) == ["A", "B", "C", "D"]


def test_has_each_page_and_the_bibliography_its_license(pages, bibliography):
    for text in [*(page.text for page in pages), bibliography]:
        # \W for the colon, so that `reuse` does not read these lines as this file's licenses
        assert re.search(r"SPDX-FileCopyrightText\W 2026 The OMS 4\.2 authors( -->)?$", text, re.M)
        assert re.search(r"SPDX-License-Identifier\W CC-BY-4\.0( -->)?$", text, re.M)
