# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every key that a docstring cites stands in the book's bibliography; a page has no book."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_is_every_source_in_the_bibliography() -> None:
    known = set(re.findall(r"^@\w+\{([^,]+),", (ROOT / "book/references.bib").read_text(), re.M))
    cited = {
        (file.name, key)
        for room in ("forecasting", "pipeline")
        for file in (ROOT / "src/oms42" / room).glob("*.py")
        for source in re.findall(r"Source:\n((?:.*\n)+?)\n", file.read_text("utf-8"))
        for group in re.findall(r"\[([^\]]+)\]", source)
        for key in group.split("; ")
    }
    assert len(cited) > 40
    assert {(file, key) for file, key in cited if key not in known} == set()
