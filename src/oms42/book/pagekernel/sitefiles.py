# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tables at need: the loaders find a module that fetches a file from the page's site."""

import sys
from types import ModuleType
from typing import Any, Protocol

# As in oms42.datasets.site, which brings numpy: the kernel starts without it.
SITE = "oms42_site"


class Files(Protocol):
    """What the worker offers: the site's files of data, fetched while Python waits."""

    def data(self, name: str) -> Any:
        """Give a file's bytes, as a JavaScript array."""


def offer(files: Files) -> None:
    """Put the module that the loaders ask where they look for it.

    Args:
        files: Fetches the files.
    """
    module = ModuleType(SITE)
    # a JavaScript array becomes bytes here: the loaders know nothing of Pyodide
    vars(module)["fetch"] = lambda name: files.data(name).to_bytes()
    sys.modules[SITE] = module
