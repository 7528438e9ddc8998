# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every kind of damaged submission that we know of: how it is made, and what must become of it."""

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
FULL, NO_Q1 = 7.0, 4.0


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


# kind: how it is made, the status, the kind of the finding that says why
KINDS: dict[str, tuple[Make, str, str]] = {
    "not JSON": (write("hello"), "flagged", "broken-json"),
    "empty": (write(""), "flagged", "empty-notebook"),
    "only zeros": (write(b"\x00" * 4096), "flagged", "empty-notebook"),
    "a list": (write("[]"), "flagged", "no-notebook-object"),
    "an empty object": (write("{}"), "flagged", "no-format"),
    "no cells": (write('{"nbformat": 4, "cells": [], "metadata": {}}'), "flagged", "no-cells"),
    "truncated": (
        lambda folder, right: note(folder, "ps1.ipynb", text(right)[:-300]),
        "flagged",
        "broken-json",
    ),
    "binary": (write(bytes(range(128, 256)) * 9), "flagged", "not-text"),
    "a page saved by a browser": (write("<!doctype html>"), "flagged", "broken-json"),
    "nothing": (lambda _, __: None, "flagged", "no-notebook"),
    "only a text": (write("my answer", "answer.txt"), "flagged", "no-notebook"),
    "a folder called ps1.ipynb": (
        lambda folder, _: (folder / "ps1.ipynb").mkdir(),
        "flagged",
        "no-notebook",
    ),
    "a notebook in a folder of its name": (renamed("ps1.ipynb/ps1.ipynb"), "mended", "renamed"),
    "in a folder": (renamed("ps1/ps1.ipynb"), "mended", "renamed"),
    "another case": (renamed("PS1.IPYNB"), "mended", "renamed"),
    "an LMS's (1)": (renamed("ps1 (1).ipynb"), "mended", "renamed"),
    "an LMS's -2": (renamed("ps1-2.ipynb"), "mended", "renamed"),
    "a copy": (renamed("ps1-Copy1.ipynb"), "mended", "renamed"),
    ".ipynb.txt": (renamed("ps1.ipynb.txt"), "mended", "renamed"),
    "a name of its own": (renamed("bob final.ipynb"), "mended", "renamed"),
    "two that differ": (
        lambda folder, right: (
            [
                note(folder, name, text(right) + end)
                for name, end in (("ps1 (1).ipynb", ""), ("ps1-2.ipynb", " "))
            ]
            and None
        ),
        "flagged",
        "two-notebooks",
    ),
    "two alike": (renamed("ps1 (1).ipynb", "ps1-2.ipynb"), "mended", "renamed"),
    "one more beside": (
        beside(lambda folder: note(folder, "ps1 (1).ipynb", "{}")),
        "as is",
        "second-notebook",
    ),
    "byte order mark": (coded("utf-8-sig"), "mended", "encoding"),
    "UTF-16": (coded("utf-16"), "mended", "encoding"),
    "UTF-16 without a mark": (coded("utf-16-le"), "mended", "encoding"),
    "UTF-32": (coded("utf-32"), "mended", "encoding"),
    "NaN": (changed(lambda nb: nb["metadata"].update(x=float("nan"))), "mended", "number"),
    "a number of 5000 digits": (
        lambda folder, right: note(
            folder, "ps1.ipynb", text(right)[:-1] + ', "x": ' + "9" * 5000 + "}"
        ),
        "mended",
        "number",
    ),
    "1e999": (
        lambda folder, right: note(folder, "ps1.ipynb", text(right)[:-1] + ', "x": 1e999}'),
        "mended",
        "number",
    ),
    "nested 100 deep": (write(deep(100)), "flagged", "nested-too-deep"),
    "nested 100,000 deep": (write(deep(100_000)), "flagged", "nested-too-deep"),
    "3,000 cells": (many_cells(3_000), "flagged", "too-many-cells"),
    "half a character": (
        extra_cell(source="\ud800"),
        "mended",
        "surrogate",
    ),
    "a cell that is a text": (
        changed(lambda nb: nb["cells"].append("hello")),
        "mended",
        "cell",
    ),
    "a source with a number": (extra_cell(source=["1\n", 2, None]), "mended", "source"),
    "a source that is an object": (extra_cell(source={}), "mended", "source"),
    "an unknown cell type": (extra_cell(cell_type="spell"), "mended", "cell-type"),
    "settings that are a list": (extra_cell(metadata=[1]), "mended", "metadata"),
    "the notebook's settings gone": (set_key("metadata", None), "mended", "metadata"),
    "outputs that are a text": (extra_cell(outputs="x"), "as is", "outputs"),
    "outputs of no kind": (extra_cell(outputs=[{"output_type": "x"}]), "as is", "outputs"),
    "an attachment that is a page": (
        extra_cell(cell_type="markdown", attachments={"a": {"text/html": "x"}}),
        "mended",
        "attachment",
    ),
    "no cell ids": (
        changed(lambda nb: [cell.pop("id") for cell in nb["cells"]]),
        "as is",
        "cell-id",
    ),
    "the same cell id": (
        changed(lambda nb: [cell.update(id="a") for cell in nb["cells"]]),
        "as is",
        "cell-id",
    ),
    "format 3": (changed(version_three), "mended", "old-format"),
    "format 99": (set_key("nbformat", 99), "flagged", "future-format"),
    "a format that is a text": (set_key("nbformat", "four"), "flagged", "no-format"),
    "minor format 99": (set_key("nbformat_minor", 99), "as is", ""),
    "another kernel": (
        changed(lambda nb: nb["metadata"].update(kernelspec={"name": "ir"})),
        "as is",
        "",
    ),
    "test cell deleted": (drop("q1-test"), "mended", "missing-cell"),
    "helper cell deleted": (drop("helper"), "mended", "missing-cell"),
    "answer cell deleted": (drop("q1"), "as is", "missing-answer"),
    "written answer deleted": (drop("q3"), "mended", "missing-cell"),
    "test cell duplicated": (twice("q1-test"), "mended", "duplicate-cell"),
    "answer cell duplicated": (twice("q1"), "mended", "duplicate-cell"),
    "test cell split": (changed(split_test), "mended", "duplicate-cell"),
    "test cell edited": (
        changed(lambda nb: cell_of(nb, "q1-test").update(source="pass")),
        "mended",
        "edited-cell",
    ),
    "points changed": (said("q1-test", points=300), "mended", "changed-settings"),
    "points that are a text": (said("q1-test", points="all"), "mended", "changed-settings"),
    "made ungraded": (said("q1-test", grade=False), "mended", "changed-settings"),
    "made a solution": (said("q1-test", solution=True), "mended", "changed-settings"),
    "schema 99": (said("q1-test", schema_version=99), "mended", "changed-settings"),
    "schema that is a text": (said("q1-test", schema_version="x"), "mended", "changed-settings"),
    "grade id changed": (said("q1-test", grade_id="mine"), "mended", "renamed-cell"),
    "grade id of a list": (said("q1-test", grade_id=["q1"]), "mended", "renamed-cell"),
    "grade id unknown": (
        extra_cell(metadata={"nbgrader": {"grade_id": "extra", "grade": True, "points": 99}}),
        "mended",
        "unknown-cell",
    ),
    "settings that are a text": (
        changed(lambda nb: cell_of(nb, "q1")["metadata"].update(nbgrader="x")),
        "mended",
        "renamed-cell",
    ),
    "all settings stripped": (changed(strip), "flagged", "stripped"),
    "settings stripped, answer lost": (changed(strip_and_lose), "flagged", "stripped"),
    "another assignment's notebook": (
        changed(lambda nb: nb.update(cells=[code("1", "a")])),
        "flagged",
        "other-notebook",
    ),
    "written answer made raw": (
        changed(lambda nb: cell_of(nb, "q3").update(cell_type="raw")),
        "mended",
        "changed-type",
    ),
    "a tag that skips the tests": (
        changed(lambda nb: cell_of(nb, "q1-test")["metadata"].update(tags=["skip-execution"])),
        "mended",
        "tags",
    ),
    "a link to the author's notebook": (notebook_link, "flagged", "special-file"),
    "a second name of a neighbor's": (hard_notebook, "flagged", "hard-link"),
    "the folder is a link": (swapped, "flagged", "not-a-folder"),
    "a link beside": (
        beside(lambda folder: (folder / "data").symlink_to("/etc/passwd")),
        "mended",
        "special-file",
    ),
    "a linked folder beside": (
        beside(lambda folder: (folder / "data").symlink_to("/etc")),
        "mended",
        "special-file",
    ),
    "a second name of the gradebook": (beside(linked_secret), "mended", "hard-link"),
    "a pipe": (beside(lambda folder: os.mkfifo(folder / "pipe")), "mended", "special-file"),
    "a socket": (beside(socket_beside), "mended", "special-file"),
    "a device": (beside(device_beside), "mended", "special-file"),
    "a file name with a line break": (
        beside(lambda folder: note(folder, "a\nb.csv")),
        "mended",
        "file-name",
    ),
    "a file name that is not UTF-8": (
        beside(lambda folder: note(folder, os.fsdecode(b"\xff.csv"))),
        "mended",
        "file-name",
    ),
    "a file name of Windows": (
        beside(lambda folder: note(folder, "con.csv")),
        "mended",
        "file-name",
    ),
    "a page beside": (beside(lambda folder: note(folder, "a.html")), "as is", "left-out"),
    "folders 20 deep": (
        beside(lambda folder: note(folder, "a/" * 20 + "x.csv")),
        "flagged",
        "too-large",
    ),
    "300 files": (
        beside(lambda folder: [note(folder, f"{i}.csv") for i in range(300)]),
        "flagged",
        "too-large",
    ),
    "time yesterday": (
        beside(lambda folder: note(folder, "timestamp.txt", "yesterday")),
        "mended",
        "timestamp",
    ),
    "time 5": (beside(lambda folder: note(folder, "timestamp.txt", "5")), "mended", "timestamp"),
    "time with hyphens": (
        beside(lambda folder: note(folder, "timestamp.txt", "2026-10-05-17-30-59")),
        "mended",
        "timestamp",
    ),
    "time that is binary": (
        beside(lambda folder: note(folder, "timestamp.txt", b"\xff\xfe")),
        "mended",
        "timestamp",
    ),
    "an archive": (zipped("ps1.ipynb"), "mended", "packed"),
    "an archive that leads out": (zipped("ps1.ipynb", "../../evil.ipynb"), "mended", "member-name"),
    "an archive with a whole path": (zipped("ps1.ipynb", "/tmp/evil"), "mended", "member-name"),
    "an archive with nothing else": (zipped("../ps1.ipynb"), "flagged", "no-notebook"),
    "an archive in an archive": (
        write(packed(("in.zip", packed(("ps1.ipynb", "{}")))), "work.zip"),
        "flagged",
        "no-notebook",
    ),
    "an archive that is a bomb": (
        write(packed(("ps1.ipynb", b" " * 30_000_000)), "work.zip"),
        "flagged",
        "archive",
    ),
    "an archive of overlapping entries": (overlapping, "flagged", "archive"),
    "an encrypted archive": (encrypted, "flagged", "no-notebook"),
    "an archive that is cut off": (
        lambda folder, right: note(folder, "w.zip", packed(("ps1.ipynb", text(right)))[:-40]),
        "flagged",
        "archive",
    ),
}
