# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tools that damage a submission, each in one way."""

import copy
import io
import json
import os
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .conftest import cell_of, code

Json = dict[str, Any]
Make = Callable[[Path, Json], None]
# how it is made, the status that it must get, and the kind of the finding that says why
Kind = tuple[Make, str, str]


def text(notebook: Json) -> str:
    """A notebook's JSON."""
    return json.dumps(notebook)


def write(data: str | bytes, name: str = "ps1.ipynb") -> Make:
    """Write one file, whatever the right notebook is."""

    def make(folder: Path, right: Json) -> None:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())

    return make


def changed(change: Callable[[Json], object], name: str = "ps1.ipynb") -> Make:
    """Write the right notebook after a change."""

    def make(folder: Path, right: Json) -> None:
        notebook = copy.deepcopy(right)
        change(notebook)
        (folder / name).write_text(text(notebook))

    return make


def beside(make_beside: Callable[[Path], object]) -> Make:
    """Write the right notebook, and something beside it."""

    def make(folder: Path, right: Json) -> None:
        (folder / "ps1.ipynb").write_text(text(right))
        make_beside(folder)

    return make


def coded(encoding: str) -> Make:
    """Write the right notebook in another encoding."""

    def make(folder: Path, right: Json) -> None:
        (folder / "ps1.ipynb").write_bytes(text(right).encode(encoding))

    return make


def renamed(*names: str) -> Make:
    """Write the right notebook under other names."""

    def make(folder: Path, right: Json) -> None:
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text(right))

    return make


def drop(name: str) -> Make:
    """Delete a cell."""
    return changed(lambda notebook: notebook["cells"].remove(cell_of(notebook, name)))


def twice(name: str) -> Make:
    """Copy a cell to the end."""
    return changed(
        lambda notebook: notebook["cells"].append(copy.deepcopy(cell_of(notebook, name)))
    )


def said(name: str, **settings: Any) -> Make:
    """Change a cell's nbgrader settings."""
    return changed(
        lambda notebook: cell_of(notebook, name)["metadata"]["nbgrader"].update(settings)
    )


def split_test(notebook: Json) -> None:
    """Split a cell as JupyterLab does: both halves keep the settings."""
    cell = cell_of(notebook, "q2-test")
    first, second = cell["source"].split("\n", 1)
    place = notebook["cells"].index(cell)
    half = {**copy.deepcopy(cell), "source": second, "id": "half"}
    cell["source"] = first
    notebook["cells"].insert(place + 1, half)


def strip(notebook: Json) -> None:
    """Drop the settings of all cells, as some editors do."""
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def strip_and_lose(notebook: Json) -> None:
    """The same, and the answer cannot be told any more."""
    strip(notebook)
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("def double", "def twice")


def version_three(notebook: Json) -> None:
    """Write the format of 2013."""
    cells = []
    for cell in notebook.pop("cells"):
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        key = "input" if cell["cell_type"] == "code" else "source"
        more = {"language": "python", "outputs": [], "collapsed": False}
        cells.append(old | {key: cell["source"]} | (more if key == "input" else {}))
    notebook["worksheets"] = [{"cells": cells, "metadata": {}}]
    notebook["nbformat"], notebook["nbformat_minor"] = 3, 0
    notebook["metadata"] = {"name": "ps1"}


def packed(*members: tuple[str, str | bytes], **options: Any) -> bytes:
    """A zip archive."""
    opened = io.BytesIO()
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in members:
            pack.writestr(name, content)
    return opened.getvalue()


def zipped(*names: str) -> Make:
    """The right notebook in an archive, under some names."""

    def make(folder: Path, right: Json) -> None:
        (folder / "work.zip").write_bytes(packed(*((name, text(right)) for name in names)))

    return make


def encrypted(folder: Path, right: Json) -> None:
    """An archive whose member says that it is encrypted."""
    data = bytearray(packed(("ps1.ipynb", text(right))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + offset
        flags = struct.unpack_from("<H", data, place)[0]
        struct.pack_into("<H", data, place, flags | 1)
    (folder / "work.zip").write_bytes(bytes(data))


def overlapping(folder: Path, right: Json) -> None:
    """An archive whose two entries share the same bytes."""
    data = packed(("ps1.ipynb", text(right)), ("two.ipynb", "x" * 40))
    second = data.rindex(b"PK\x01\x02")
    changed_data = bytearray(data)
    struct.pack_into("<L", changed_data, second + 42, 0)
    (folder / "work.zip").write_bytes(bytes(changed_data))


def socket_beside(folder: Path) -> None:
    """A socket; its path must be short, so it is moved in."""
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("/tmp/oms42-s")
    Path("/tmp/oms42-s").rename(folder / "s")


def device_beside(folder: Path) -> None:
    """A device, where one can be made; a pipe elsewhere."""
    try:
        os.mknod(folder / "zero", 0o20666, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(folder / "zero")


def linked_secret(folder: Path) -> None:
    """A second name for the gradebook."""
    secret = folder.parents[2] / "gradebook.db"
    secret.touch()
    os.link(secret, folder / "data.csv")


def notebook_link(folder: Path, right: Json) -> None:
    """The notebook itself is a link to the author's."""
    (folder / "ps1.ipynb").symlink_to(folder.parents[2] / "source/ps1/ps1.ipynb")


def hard_notebook(folder: Path, right: Json) -> None:
    """The notebook itself is a second name of a neighbor's."""
    other = folder.parent.parent / "neighbor.ipynb"
    other.write_text(text(right))
    os.link(other, folder / "ps1.ipynb")


def swapped(folder: Path, right: Json) -> None:
    """The submission's folder is a link to another place."""
    place = folder.parents[2] / "elsewhere"
    place.mkdir()
    (place / "ps1.ipynb").write_text(text(right))
    folder.rmdir()
    folder.symlink_to(place)


def deep(levels: int) -> str:
    """A notebook with lists in lists."""
    return '{"nbformat": 4, "cells": [], "metadata": {"x": ' + "[" * levels + "]" * levels + "}}"


def note(folder: Path, name: str, content: str | bytes = "x") -> None:
    """Write a file, in a folder if the name has one."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def many_cells(count: int) -> Make:
    """A notebook with very many cells."""
    cell = '{"cell_type": "code", "source": "", "metadata": {}, "outputs": []}'
    return write('{"nbformat": 4, "metadata": {}, "cells": [' + ",".join([cell] * count) + "]}")


def set_key(path: str, value: Any) -> Make:
    """Set a field of the notebook, or of its first cell."""

    def change(notebook: Json) -> None:
        target = notebook["cells"][0] if path.startswith("cell.") else notebook
        target[path.removeprefix("cell.")] = value

    return changed(change)


def extra_cell(**fields: Any) -> Make:
    """Add a cell with damaged fields."""
    return changed(lambda nb: nb["cells"].append({**code("1", "more"), **fields}))
