# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Damaged submissions: what lies in the folder, under which names, in which archives."""

import os

from .damage import (
    Kind,
    beside,
    device_beside,
    encrypted,
    hard_notebook,
    linked_secret,
    note,
    notebook_link,
    overlapping,
    packed,
    renamed,
    socket_beside,
    swapped,
    text,
    write,
    zipped,
)

FILES: dict[str, Kind] = {
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
