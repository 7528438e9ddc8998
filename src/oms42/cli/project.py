# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where the checkout is that a command works on."""

from pathlib import Path

from oms42.cli.errors import CommandError

MARKS = ("_toc.yml", "_config.yml", "pyproject.toml")


def find_root(start: Path | None = None) -> Path:
    """Find the top folder of the book's checkout, from ``start`` upward.

    Args:
        start: A folder inside the checkout; the current folder when left out.

    Returns:
        The nearest folder, going up, that holds ``_toc.yml``, ``_config.yml`` and
        ``pyproject.toml``.

    Raises:
        CommandError: If no such folder is found.

    Example:
        >>> find_root(Path("/"))  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        oms42.cli.errors.CommandError: / is not inside a checkout of the book ...
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if all((folder / mark).is_file() for mark in MARKS):
            return folder
    raise CommandError(
        f"{here} is not inside a checkout of the book (a folder with {', '.join(MARKS)}); "
        "change to the folder that you cloned and call the command again"
    )


def course_folder(asked: Path | None) -> Path:
    """Say which nbgrader course a command works on.

    Args:
        asked: What ``--course`` named, if anything.

    Returns:
        That folder; else the current one, if it is a course; else ``exercises/`` of the checkout.

    Raises:
        CommandError: If none is named, and the current folder is no course and in no checkout.

    Example:
        >>> course_folder(Path("my-course")).name
        'my-course'
    """
    if asked is not None:
        return asked
    here = Path.cwd()
    if (here / "nbgrader_config.py").is_file():
        return here
    return find_root() / "exercises"
