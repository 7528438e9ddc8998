# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How large a submission may be, and how it may be nested."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one submission may measure.

    A notebook's outputs are not counted in ``source_bytes``: grading makes them anew.

    Attributes:
        files: Files in a submission.
        depth: Folders inside one another.
        file_bytes: One file.
        total_bytes: All files together.
        source_bytes: The text of all cells of one notebook together.
        cells: Cells of one notebook.
        nesting: Lists and mappings inside one another in a notebook's JSON.
        ratio: Unpacked bytes for one packed byte in an archive.

    Example:
        >>> Limits(files=3).files
        3
    """

    files: int = 200
    depth: int = 8
    file_bytes: int = 100 * MIB
    total_bytes: int = 200 * MIB
    source_bytes: int = 4 * MIB
    cells: int = 2000
    nesting: int = 60
    ratio: int = 100


def megabytes(count: int) -> str:
    """Say a number of bytes in words.

    Args:
        count: Bytes.

    Returns:
        The number with its unit.

    Example:
        >>> megabytes(3 * MIB), megabytes(12)
        ('3.0 MiB', '12 bytes')
    """
    return f"{count / MIB:.1f} MiB" if count >= MIB / 10 else f"{count} bytes"
