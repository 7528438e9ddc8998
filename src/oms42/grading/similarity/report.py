# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The report: a page and a table, for a person to judge."""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from oms42.grading.intake.export import safe
from oms42.grading.similarity.pairs import Pair, shared_lines
from oms42.grading.similarity.work import Work

SHOWN = 400  # lines of one submission on the page; the notebook has the rest
WIDE = 400  # characters of one line
STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem;
  color: #1a1a1a; background: #fff }
table { border-collapse: collapse } th, td { border: 1px solid #767676; padding: .3rem .6rem;
  text-align: left } td.number { text-align: right }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: 1rem }
pre { overflow: auto; max-height: 40rem; border: 1px solid #767676; padding: .5rem; tab-size: 4 }
mark { background: #ffe08a; color: #000 } a { color: #0b4f9e } :focus { outline: 3px solid #0b4f9e }
"""
CAUTION = (
    "This page is evidence to look at, not a verdict. It shows code that two students share and "
    "few others have, once names, layout and comments are set aside. Students who worked from one "
    "textbook page, or found the one short way to a small task, can stand here and have done "
    "nothing wrong; a copy that was rewritten can be missing. Read both sides, and talk to the "
    "students before you decide anything."
)
HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head><body><main>
<h1>{title}</h1><p><strong>{caution}</strong></p>
<p>{count} submissions compared; {left_out}. The code of the released notebook does not count. Lines
that both have are marked and begin with &gt;. This page holds personal data: keep it where grades
are kept.</p>
"""


def page(
    assignment: str,
    works: Sequence[Work],
    pairs: Sequence[Pair],
    released: frozenset[int],
    left_out: Sequence[str] = (),
) -> str:
    """Write the page.

    Args:
        assignment: The assignment's name.
        works: What was compared.
        pairs: What was found, in order.
        released: The grams of the notebook that students were given.
        left_out: The students whose submissions could not be read.

    Returns:
        HTML without a script; whatever a student wrote stands in it as text.

    Example:
        >>> "No two submissions" in page("e2", [], [], frozenset())
        True
    """
    known = {work.student: work for work in works}
    absent = ", ".join(map(_shown, left_out)) or "none"
    parts = [
        HEAD.format(
            title=f"Similar submissions of {_shown(assignment)}",
            style=STYLE,
            caution=CAUTION,
            count=len(works),
            left_out=f"not compared: {absent}",
        )
    ]
    parts.append(_overview(pairs) if pairs else "<p>No two submissions share anything unusual.</p>")
    parts += [_pair(place, pair, known, released) for place, pair in enumerate(pairs, start=1)]
    return "\n".join([*parts, "</main></body></html>\n"])


def table(pairs: Sequence[Pair]) -> str:
    """Write the pairs as CSV.

    Args:
        pairs: What was found, in order.

    Returns:
        A line for each pair; no text in it can act as a formula in a spreadsheet.

    Example:
        >>> print(table([Pair("=a", "b", 0.5, 2.0, frozenset({1}))]).splitlines()[1])
        1,'=a,b,0.500,2.00,1
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(("rank", "first", "second", "share", "weight", "fingerprints"))
    for rank, one in enumerate(pairs, start=1):
        row = (f"{one.share:.3f}", f"{one.weight:.2f}", str(len(one.shared)))
        writer.writerow((rank, safe(one.first), safe(one.second), *row))
    return made.getvalue()


def write_private(file: Path, text: str) -> None:
    """Write a file that its owner alone can read.

    Args:
        file: The file; one that is there is replaced.
        text: What to write.
    """
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as opened:
        opened.write(text)


def _overview(pairs: Sequence[Pair]) -> str:
    """List the pairs."""
    rows = "\n".join(
        f'<tr><td class="number"><a href="#pair-{place}">{place}</a></td>'
        f"<td>{_shown(one.first)}</td><td>{_shown(one.second)}</td>"
        f'<td class="number">{one.share:.0%}</td>'
        f'<td class="number">{one.weight:.1f}</td></tr>'
        for place, one in enumerate(pairs, start=1)
    )
    names = ("Pair", "First", "Second", "Shared part of the smaller one", "How unusual")
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    caption = "<caption>Pairs, the most unusual first</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _pair(place: int, pair: Pair, known: Mapping[str, Work], released: frozenset[int]) -> str:
    """Show two submissions side by side."""
    first, second = known[pair.first], known[pair.second]
    sides = _side(first, second, released) + _side(second, first, released)
    title = f"{place}. {_shown(pair.first)} and {_shown(pair.second)}"
    return (
        f'<section aria-labelledby="pair-{place}"><h2 id="pair-{place}">{title}</h2>'
        f'<div class="sides">{sides}</div></section>'
    )


def _side(work: Work, other: Work, released: frozenset[int]) -> str:
    """Show one submission, its shared lines marked."""
    marked = set(shared_lines(work, other, released))
    lines = [
        f"<mark>&gt; {_shown(line[:WIDE])}</mark>"
        if place in marked
        else f"  {_shown(line[:WIDE])}"
        for place, line in enumerate(work.lines[:SHOWN])
    ]
    more = len(work.lines) - SHOWN
    lines += [f"  … {more} lines more, in the notebook"] if more > 0 else []
    student = _shown(work.student)
    text = "\n".join(lines)
    return (
        f'<div><h3>{student}</h3><pre tabindex="0" role="region" aria-label="Code of {student}">'
        f"{text}</pre></div>"
    )


def _shown(text: str) -> str:
    """Write a student's text so that a browser shows it and does nothing else."""
    visible = "".join(c if c.isprintable() or c == "\t" else ascii(c)[1:-1] for c in text)
    return escape(visible, quote=True)
