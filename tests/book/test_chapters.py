# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Has each finished chapter everything that a chapter must have?"""

import re
from pathlib import Path

import pytest
import yaml

from .chapters import CHAPTERS, Chapter

BOOK = Path(__file__).parents[2] / "book"
BOX = re.compile(r"^(:{3,})\{admonition\} (.*?)\n:class: ([\w-]+)\n(.*?)^\1$", re.S | re.M)
# Verbs of analysis, application, evaluation and design: no outcome only knows or understands.
VERBS = {
    "adapt",
    "allocate",
    "analyze",
    "apply",
    "argue",
    "assess",
    "audit",
    "build",
    "calibrate",
    "choose",
    "combine",
    "compute",
    "construct",
    "cost",
    "decide",
    "defend",
    "derive",
    "design",
    "detect",
    "diagnose",
    "estimate",
    "evaluate",
    "forecast",
    "judge",
    "optimize",
    "plan",
    "quantify",
    "rank",
    "reconcile",
    "select",
    "set",
    "simulate",
    "size",
    "state",
    "stress-test",
    "test",
}
# Sayings with no source behind them: they stand in a claim check or nowhere.
FOLKLORE = [
    r"ignores? 70",
    r"\b21\s?[×x]",
    r"\b57\s?(%|percent)",
    r"first responder",
    r"five follow-ups",
    r"5[-–]25\s?[×x]",
    r"171",
    r"67\s?(%|percent) of 7,912",
]


@pytest.fixture(params=CHAPTERS, ids=lambda chapter: chapter.folder, scope="module")
def chapter(request: pytest.FixtureRequest) -> Chapter:
    """Give each finished chapter."""
    found: Chapter = request.param
    return found


@pytest.fixture(scope="module")
def own(chapter, pages):
    """Give the chapter's pages by name."""
    folder = f"{chapter.folder}/"
    return {p.name.removeprefix(folder): p for p in pages if p.name.startswith(folder)}


@pytest.fixture(scope="module")
def sections(own):
    """Give the chapter's section pages."""
    return {name: page for name, page in own.items() if name not in {"index.md", "deeper.md"}}


def core(page):
    """Give a page's running text: boxes, headings and what leads in and out of widgets left out."""
    led = r"^(#+ |\*\*Predict\.\*\*|\*\*Take-away\.\*\*).*$"
    return re.sub(led, "", BOX.sub("", page.prose), flags=re.M)


def boxes(own, kind):
    """List the chapter's boxes of a kind: title and text."""
    found = [box for page in own.values() for box in BOX.findall(page.body)]
    return [(title, text) for _, title, cls, text in found if cls == kind]


def test_are_all_its_pages_in_the_table_of_contents(chapter, own):
    toc = yaml.safe_load((BOOK.parent / "_toc.yml").read_text("utf-8"))
    entry = next(c for c in toc["chapters"] if c["file"] == f"{chapter.folder}/index")
    listed = [f"{s['file'].removeprefix(chapter.folder + '/')}.md" for s in entry["sections"]]
    assert sorted(["index.md", *listed]) == sorted(own)
    assert listed[-1] == "deeper.md"


def test_has_each_topic_and_part_its_anchor_once(chapter, own):
    found = [t for p in own.values() for t in re.findall(r"^\((b-[\w-]+)\)=$", p.body, re.M)]
    assert sorted(found) == chapter.anchors


def test_are_objective_and_topics_named_word_by_word_and_linked(chapter, own):
    front = " ".join(own["index.md"].prose.split())
    assert chapter.objective in front
    for anchor, bullet in chapter.bullets.items():
        assert f"[{bullet}]({anchor})" in front
    for anchor in chapter.elements:
        assert f"]({anchor})" in front


def test_are_there_five_outcomes_that_apply_something_each_with_its_place(own):
    rows = re.findall(r"^\| (\d\.[A-Z]) \| (.+?) \| (.+?) \|$", own["index.md"].prose, re.M)
    assert len(rows) >= 5
    for name, outcome, place in rows:
        first = outcome.replace("*", "").split()[0].lower().rstrip(",")
        assert first in VERBS, f"{name}: {first}"
        assert "](" in place, name


def test_is_the_brief_of_the_length_that_was_planned_and_without_a_model(own, words):
    assert 1000 <= words(own["index.md"].section("Executive brief")) <= 1220
    assert not own["index.md"].cells


def test_is_the_core_text_as_long_as_planned(sections, words):
    length = {name: words(core(page)) for name, page in sections.items()}
    most = 4200 * 1.05  # a twentieth more than planned, tables included
    assert 3200 <= sum(length.values()) <= most, length
    assert min(length.values()) >= 350, length


def test_are_the_deep_dives_as_long_as_planned(own, words):
    text = core(own["deeper.md"])
    assert 600 <= words(text.partition(own["deeper.md"].section("Further reading"))[0]) <= 1150


def test_does_each_section_close_on_what_would_change_its_mind(sections):
    for name, page in sections.items():
        headings = re.findall(r"^## (.+)$", page.prose, re.M)
        assert headings[-2:] == ["What would change my mind", "Self-check"], name


def test_has_each_legal_gate_jurisdiction_date_warning_and_somebody_to_call(own):
    found = boxes(own, "legal-gate")
    assert found
    for title, text in found:
        assert title.startswith("Legal gate: ")
        line = re.search(r"^\*\*(.+) · law as of 23 November 2026 · not legal advice\.\*\*", text)
        assert line, title
        assert re.search(r"counsel|works council|Mehta", text), title


def test_is_there_a_claim_check_and_a_question_about_people(own):
    assert all(title.startswith("Claim check: ") for title, _ in boxes(own, "claim-check"))
    assert boxes(own, "claim-check")
    assert all(title.startswith("People: ") for title, _ in boxes(own, "ethics"))
    assert boxes(own, "ethics")


@pytest.mark.parametrize("saying", FOLKLORE)
def test_does_folklore_stay_inside_claim_checks(own, saying):
    for page in own.values():
        outside = re.sub(
            r"^:::\{admonition\} Claim check.*?^:::$", "", page.prose, flags=re.S | re.M
        )
        assert not re.search(saying, outside), page.name


def test_are_three_figures_of_synthetic_data_captioned_and_described(own):
    figures = [(page, cell) for page in own.values() for cell in page.cells if cell.figure]
    assert len(figures) >= 3
    for page, cell in figures:
        assert len(cell.figure["caption"].split()) <= 40, cell.figure
        alternative = cell.metadata["mystnb"]["image"]["alt"]
        assert len(alternative.split()) >= 20, cell.figure
        for text in (cell.figure["caption"], alternative):
            assert "synthetic" in text.lower(), cell.figure
        assert f"{{numref}}`{cell.figure['name']}`" in page.prose, cell.figure


def test_is_each_cell_short_enough_to_read_and_what_is_shown_narrow_enough(own):
    for page in own.values():
        for cell in page.cells:
            assert len(cell.source.strip().splitlines()) <= 25, (page.name, cell.source)
            if "hide-input" not in cell.tags:
                widest = max(len(line) for line in cell.source.splitlines())
                assert widest <= 74, (page.name, cell.source)


def test_stands_each_widget_on_its_page_between_a_guess_and_a_take_away(chapter, own):
    found = {}
    for name, page in own.items():
        for cell in page.cells:
            if "live" in cell.tags:
                widget = re.fullmatch(r"from oms42.widgets import (\w+)\n\1\(\)\n", cell.source)
                assert widget, (name, cell.source)
                found.setdefault(name, []).append(widget.group(1))
                guess, take_away = cell.before.split("\n\n")[-1], cell.after.split("\n\n")[0]
                assert guess.startswith("**Predict.**"), name
                assert "?" in guess, name
                assert take_away.startswith("**Take-away.**"), name
                spoken = take_away.removeprefix("**Take-away.**")
                assert len(re.findall(r"[.?!](?=\s|$)", spoken)) == 2, (name, spoken)
    assert {name: tuple(widgets) for name, widgets in found.items()} == chapter.widgets


def test_are_there_seven_self_checks_with_one_in_each_section_that_reaches_back(sections):
    checks = {name: page.self_checks for name, page in sections.items()}
    assert sum(map(len, checks.values())) >= 7
    for name, some in checks.items():
        assert some, name
        told = [str(check.question) for check in some]
        back = [q for q in told if re.search(r"3\.3\.OMS|4\.1\.OMS|[Cc]hapter|earlier section", q)]
        assert back, f"{name}: no self-check names the module or chapter that it reaches back to"


def test_are_eight_works_cited(own):
    texts = " ".join(page.body for page in own.values())
    cited = {k.strip() for c in re.findall(r"\{cite:[pt]\}`([^`]+)`", texts) for k in c.split(",")}
    assert len(cited) >= 8, cited


def test_do_eight_works_carry_a_grade_of_their_evidence(own):
    """A grade right behind the citation, before the next one and in the same paragraph."""
    graded = set()
    for page in own.values():
        for cited in re.finditer(r"\{cite:[pt]\}`([^`]+)`", page.prose):
            behind = page.prose[cited.end() :].split("\n\n")[0].split("{cite")[0]
            if re.search(r"\([A-C](, [\w ]+)?\)", behind):
                graded |= {key.strip() for key in cited.group(1).split(",")}
    assert len(graded) >= 8, graded
