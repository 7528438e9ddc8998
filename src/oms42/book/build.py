# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Building the book: bundles, the page's Python, then Jupyter Book with every cell executed."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from oms42.book.bundle import bundle, install_modules
from oms42.book.errors import BuildError
from oms42.book.node import ensure_node
from oms42.book.places import Places
from oms42.book.progress import say
from oms42.book.runtime import assemble
from oms42.charts import compiler, shapes


def prepare(places: Places) -> None:
    """Make everything that the pages load, as far as it has changed.

    Args:
        places: The checkout.

    Raises:
        BuildError: If a step fails; the message says what to do.
    """
    node = ensure_node()
    for name in compiler.refresh(places.package / "charts" / "compiled"):
        say(f"charts: {name} compiled")
    install_modules(places, node)
    for name in shapes.refresh(places.modules / "us-atlas", places.package / "charts" / "shapes"):
        say(f"maps: {name} cut from the atlas")
    bundle(places, node)
    assemble(places, node)


def run_jupyter_book(places: Places, *, fresh: bool = False) -> None:
    """Build the book with every cell executed; warnings are errors.

    Args:
        places: The checkout.
        fresh: Read and execute every page again.

    Raises:
        BuildError: If Jupyter Book finds anything wrong.
    """
    if fresh:
        # Jupyter Book's own --all reads the pages again but takes their outputs from the cache
        shutil.rmtree(places.output / ".jupyter_cache", ignore_errors=True)
    options = ["--config", "_config.yml", "--toc", str(places.root / "_toc.yml")]
    options += ["--path-output", ".", "--warningiserror", "--keep-going"]
    program = Path(sys.executable).with_name("jupyter-book")
    command = [str(program), "build", "book", *options]
    if not program.is_file():
        raise BuildError(
            "jupyter-book is not installed: install the project with its book extra (make setup)"
        )
    environment = {**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    command += ["--all"] if fresh else []
    shutil.rmtree(places.site / "reports", ignore_errors=True)  # tracebacks of an earlier failure
    passed = False
    try:
        done = subprocess.run(command, cwd=places.root, env=environment, check=False)
        passed = done.returncode == 0
    finally:
        if not passed:
            # a page that was read with a warning counts as read: the next build would not see it
            shutil.rmtree(places.output / ".doctrees", ignore_errors=True)
            (places.site / "version.json").unlink(missing_ok=True)  # nothing to archive
    if not passed:
        raise BuildError("Jupyter Book found something wrong; its messages are above")


def build(places: Places, *, fresh: bool = False) -> None:
    """Build the whole site.

    Args:
        places: The checkout.
        fresh: Read and execute every page again.

    Raises:
        BuildError: If a step fails; the message says what to do.
    """
    start = time.monotonic()
    prepare(places)
    say("book: reading, executing and writing pages")
    run_jupyter_book(places, fresh=fresh)
    say(f"built in {time.monotonic() - start:.0f} s: _build/html")
