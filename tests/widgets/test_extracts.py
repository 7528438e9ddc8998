# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The extracts that a page reads: are they what the tables give, and readable with numpy alone?"""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from oms42.widgets.extracts import SOURCES, extract, refresh, written

MEND = (
    "python -c 'from pathlib import Path; from oms42.widgets.extracts import refresh; "
    'refresh(Path("src/oms42/widgets/extracted"))\''
)


@pytest.mark.parametrize("name", SOURCES)
def test_is_an_extract_what_the_tables_give_today(name: str, tmp_path: Path) -> None:
    """Numbers to four decimals: another numpy may round the fifth otherwise."""
    head, *lines = written(name).splitlines()
    fresh = np.array([line.split(",") for line in lines], dtype=float)
    kept = extract(name)
    assert list(kept) == head.split(",")
    assert np.column_stack(list(kept.values())) == pytest.approx(fresh, abs=1e-4), MEND


def test_does_refreshing_write_every_extract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "oms42.widgets.extracts.SOURCES",
        {"small": lambda: {"a": np.array([1.0, 2.5]), "b": np.array([0.123456, 3.0])}},
    )
    refresh(tmp_path)
    assert (tmp_path / "small.csv").read_text() == "a,b\n1,0.12346\n2.5,3\n"


def test_is_reading_an_extract_possible_without_pandas() -> None:
    code = (
        "import sys; from oms42.widgets.extracts import extract; extract('open_quarter');"
        "print([n for n in ('pandas', 'scipy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_does_an_unknown_extract_learn_which_there_are() -> None:
    with pytest.raises(ValueError, match="no extract 'deals'; there are: open_quarter"):
        extract("deals")
