# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a fresh Python loads; a page has no second one, so this holds in CPython alone."""

import subprocess
import sys


def loaded_after(code: str) -> list[str]:
    """Name the room's files that a fresh Python holds after some code, and heavy libraries."""
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    roots = ("oms42.forecasting.", "scipy", "pandas", "numpy")
    return [name for name in done.stdout.split() if name.startswith(roots)]


def test_does_importing_the_room_load_none_of_its_files() -> None:
    assert loaded_after("import oms42.forecasting") == []


def test_does_a_name_load_its_own_file_and_no_other_model() -> None:
    loaded = loaded_after("from oms42.forecasting import naive; naive([1, 2, 3]).forecast(2)")
    assert "oms42.forecasting.random_walk" in loaded
    models = {"automatic", "ets_search", "theta_method", "intermittent", "smoothing"}
    assert not {name.rsplit(".", 1)[1] for name in loaded if name.startswith("oms42")} & models
    assert not [name for name in loaded if name.startswith(("scipy", "pandas"))]
