# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Files that a published page does not carry: they are fetched at the moment of use."""

import importlib
from pathlib import Path

from oms42.datasets.errors import DataError

# A module that a published page puts into its Python. Its function `fetch` takes a file's name and
# gives the bytes. Nowhere else is there such a module.
SITE = "oms42_site"


def fetched(name: str, home: Path) -> Path | None:
    """Fetch a file of data into a folder, where a page offers it.

    Args:
        name: Name of the file, as the description has it.
        home: Folder that the file is written into.

    Returns:
        The file; None outside a published page.

    Raises:
        DataError: If the page's site does not give the file.

    Example:
        >>> fetched("leads.npz", Path("data")) is None
        True
    """
    try:
        site = importlib.import_module(SITE)
    except ModuleNotFoundError:
        return None
    try:
        content = bytes(site.fetch(name))
    except Exception as error:
        raise DataError(
            f"{name} could not be fetched from this site ({error}); look at the connection, then "
            "run this again"
        ) from error
    file = home / name
    file.write_bytes(content)
    return file
