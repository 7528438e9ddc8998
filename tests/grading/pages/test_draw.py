# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the drawing process go on after a chart that fails, with little and no files?"""

import subprocess
import sys
from pathlib import Path

from oms42.grading.pages.draw import pictures


def test_does_each_line_get_its_answer() -> None:
    lines = ["", "[]", "null", '["vega"]', '["vegalite", "{\\"mark\\": \\"image\\"}"]']
    assert list(pictures(lines)) == [""] * 5


def test_can_the_process_write_a_file(tmp_path: Path) -> None:
    words = (
        "import os; from oms42.grading.pages.draw import confine; confine(5); "
        "os.write(os.open('f', os.O_WRONLY | os.O_CREAT), b'x')"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert [file.stat().st_size for file in tmp_path.iterdir()] == [0]
