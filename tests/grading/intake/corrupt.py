# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every kind of damaged submission that we know of, by name."""

from .damage import Json, Kind, beside, note, packed, renamed
from .damaged_files import FILES
from .damaged_notebooks import NOTEBOOKS

__all__ = ["KINDS", "Json", "beside", "note", "packed", "renamed"]

KINDS: dict[str, Kind] = {**FILES, **NOTEBOOKS}
