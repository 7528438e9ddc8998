# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pages executed side by side before Sphinx reads them; it would execute one after the other."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from jupyter_core.utils import ensure_event_loop
from myst_nb.core.read import create_nb_reader
from myst_nb.sphinx_ import SphinxEnvType
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util import logging

AT_ONCE = 4  # kernels; each takes about 0.3 GB


def at_once() -> int:
    """Give the number of pages that run at the same time: one for each processor, 2 to 4."""
    return max(2, min(AT_ONCE, os.cpu_count() or 1))


def execute_ahead(
    notebooks: Mapping[Path, NotebookNode],
    cache: JupyterCacheAbstract,
    timeout: int,
    say: Callable[[str], None],
) -> list[Path]:
    """Execute notebooks side by side and put those that pass into the cache.

    A notebook that fails is left to the reader of the page, who executes it again and reports it.

    Args:
        notebooks: By the file that each was read from, whose folder is where it runs.
        cache: Of executed notebooks.
        timeout: Seconds that a cell may take.
        say: Is called with a line for each notebook.

    Returns:
        The files whose notebooks failed.
    """
    failed = []
    with ThreadPoolExecutor(at_once()) as pool:
        running = {
            pool.submit(_execute, path, notebook, timeout): path
            for path, notebook in notebooks.items()
        }
        for number, done in enumerate(as_completed(running), 1):
            path, result = running[done], done.result()
            if result.err is not None:
                failed.append(path)
                say(f"executing pages: {number} of {len(running)}, {path.name} failed")
                continue
            bundle = CacheBundleIn(result.nb, str(path), data={"execution_seconds": result.time})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
            say(f"executing pages: {number} of {len(running)}, {path.name} in {result.time:.0f} s")
    return failed


def _execute(path: Path, notebook: NotebookNode, timeout: int) -> ExecutionResult:
    folder = str(path.parent)
    try:
        return single_nb_execution(notebook, cwd=folder, timeout=timeout, allow_errors=False)
    finally:
        ensure_event_loop().close()  # nbclient's own, one for each thread; it leaves it open


def read_ahead(_app: Sphinx, env: SphinxEnvType, docnames: list[str]) -> None:
    """Execute the pages that Sphinx is going to read, as far as the cache lacks them."""
    settings = env.mystnb_config
    cache = get_cache(settings.execution_cache_path)
    missing = {}
    for name in docnames:
        file = env.doc2path(name)
        text = Path(file).read_text("utf-8")
        reader = create_nb_reader(file, env.myst_config, settings, text)
        if reader is None:  # a page without cells
            continue
        notebook = reader.read(text)
        try:
            cache.match_cache_notebook(notebook)
        except KeyError:
            missing[Path(file)] = notebook
    if len(missing) > 1:
        say = logging.getLogger(__name__).info
        execute_ahead(missing, cache, settings.execution_timeout, say)
