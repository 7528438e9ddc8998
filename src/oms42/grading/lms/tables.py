# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tables as an LMS or a spreadsheet writes them: separators, byte order marks, formulas."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from oms42.grading.intake.export import safe

_SEPARATORS = (",", ";", "\t")


class LmsError(ValueError):
    """What an LMS gave cannot be used; the message says what was wrong and what to do."""


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Attributes:
        number: Its number in the file, as a spreadsheet counts: the heading is row 1.
        fields: The text by column, without blanks around it.

    Example:
        >>> Row(2, {"ID": "0012"}).fields["ID"]
        '0012'
    """

    number: int
    fields: dict[str, str]


def read_table(data: bytes, name: str) -> list[Row]:
    r"""Read a CSV file, whatever wrote it.

    Commas, semicolons and tabs separate; a byte order mark and the line ends of Windows are
    passed over. Ids stay text, with their leading zeros.

    Args:
        data: The file's bytes.
        name: What it is called in messages.

    Returns:
        The rows that say something.

    Raises:
        LmsError: If it is not UTF-8 (or UTF-16 with a byte order mark), has no heading, or two
            columns of one name.

    Example:
        >>> read_table("Vorname;ID\r\nJörg;007\r\n".encode("utf-8-sig"), "a.csv")[0].fields
        {'Vorname': 'Jörg', 'ID': '007'}
    """
    text = _decode(data, name)
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise LmsError(f"{name} is no CSV table ({error}): export it again") from error
    heading = [_bare(field) for field in lines[0]] if lines else []
    if not any(heading):
        raise LmsError(f"{name} has no heading in its first row: export it again")
    known = [column for column in heading if column]
    double = sorted({column for column in known if known.count(column) > 1})
    if double:
        raise LmsError(f"{name} has two columns {double[0]!r}: rename or remove one")
    return [
        Row(number, {key: _bare(field) for key, field in zip(heading, line, strict=False) if key})
        for number, line in enumerate(lines[1:], start=2)
        if any(map(str.strip, line))
    ]


def _decode(data: bytes, name: str) -> str:
    """Turn bytes into text; nothing is guessed."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise LmsError(
            f"{name} is not UTF-8 text (byte {error.start}): export it again, or save it from the "
            "spreadsheet as 'CSV UTF-8'"
        ) from error


def _bare(field: str) -> str:
    """Take off blanks, and the marks that keep a spreadsheet from reading a formula."""
    text = field.strip()
    if len(text) > 1 and text[0] == "'" and safe(text[1:]) == text:
        return text[1:]
    return text


def write_table(file: Path, rows: Iterable[Sequence[object]]) -> bool:
    """Write a CSV table that its owner alone can read; no text in it acts as a formula.

    Args:
        file: The file.
        rows: The fields; numbers stay numbers, ``None`` is an empty field.

    Returns:
        Whether the file was written: it is left alone if it says the same already.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder, "grades.csv")
        ...     _ = write_table(file, [("Student", "e2"), ("=cmd()", -1.5)])
        ...     file.read_text().splitlines()
        ['Student,e2', "'=cmd(),-1.5"]
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([safe(field) for field in row] for row in rows)
    return write_private(file, text.getvalue().encode("utf-8", "backslashreplace"))


def write_private(file: Path, data: bytes) -> bool:
    """Write a file that its owner alone can read, if it does not hold these bytes already.

    Args:
        file: The file; its folder is made.
        data: The bytes.

    Returns:
        Whether it was written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [write_private(Path(folder, "a"), b"x") for _ in range(2)]
        [True, False]
    """
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(data)
    return True
