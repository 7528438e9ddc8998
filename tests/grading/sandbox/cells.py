# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Run cells behind one kind of walls and print, as JSON, what they printed."""

import json
import sys
import tempfile
from pathlib import Path

import nbformat
from traitlets.config import Config

from oms42.grading.config import configure
from oms42.grading.sandbox.isolation import close_all


def main() -> None:
    """Read the kind and the cells from the command line."""
    from nbgrader.preprocessors import Execute

    config = Config()
    configure(config)
    config.Execute.iopub_timeout = 60
    config.Execute.timeout = 2 if sys.argv[2].startswith("#interrupt") else 60
    config.OmsSandbox.isolation = sys.argv[1]
    config.OmsSandbox.preload = []
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code) for code in sys.argv[2:]]
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "calls.csv").write_text("rep,calls\n", "ascii")
        done, _ = Execute(config=config).preprocess(book, {"metadata": {"path": folder}})
    close_all()
    sys.stdout.write(json.dumps([[dict(output) for output in cell.outputs] for cell in done.cells]))


if __name__ == "__main__":
    main()
