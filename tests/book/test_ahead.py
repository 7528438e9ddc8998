# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pages executed side by side: real kernels, and the cache that the book's build reads."""

from pathlib import Path

from jupyter_cache import get_cache
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from oms42.book.ahead import execute_ahead

# Each says that it runs and waits for the other: one after the other, both would give up.
MEETING = """
import time
from pathlib import Path
Path("{mine}").write_text("here")
for _ in range(300):
    if Path("{other}").exists():
        break
    time.sleep(0.1)
else:
    raise RuntimeError("nobody came")
print("met {other}")
"""


def notebook(source: str) -> NotebookNode:
    """Give a notebook with one cell."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=[new_code_cell(source)], metadata={"kernelspec": kernel})


def test_are_two_pages_executed_at_once_and_kept_and_is_a_failure_left_out(tmp_path: Path) -> None:
    """What failed is not in the cache, so that the page's own reading reports it."""
    cache, heard = get_cache(tmp_path / "cache"), []
    pages = {
        tmp_path / "a.md": MEETING.format(mine="a", other="b"),
        tmp_path / "b.md": MEETING.format(mine="b", other="a"),
        tmp_path / "c.md": "1 / 0",
    }
    notebooks = {file: notebook(source) for file, source in pages.items()}
    assert execute_ahead(notebooks, cache, 60, heard.append) == [tmp_path / "c.md"]
    outputs = []
    for name in ("a", "b"):
        fresh = notebook(pages[tmp_path / f"{name}.md"])
        outputs += cache.merge_match_into_notebook(fresh)[1].cells[0].outputs
    assert [one.text for one in outputs] == ["met b\n", "met a\n"]
    assert [record.uri for record in cache.list_cache_records()].count(str(tmp_path / "c.md")) == 0
    assert len(heard) == 3
    assert "c.md failed" in " ".join(heard)
