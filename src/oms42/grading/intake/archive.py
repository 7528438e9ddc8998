# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reading a zip archive that anyone may have made: nothing it says of itself is believed."""

import io
import itertools
import stat
import zipfile
import zlib
from collections.abc import Iterator

from oms42.grading.intake.finding import FLAGGED, MENDED, Finding
from oms42.grading.intake.folder import Contents
from oms42.grading.intake.limits import Limits, megabytes
from oms42.grading.intake.names import file_name_problem

_LEFT_OUT = "It is left out."
_ASK = "Ask for the notebook itself, not packed."
_CHUNK = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def read_archive(data: bytes, name: str, limits: Limits) -> Contents:
    """Read the plain files of a zip archive in memory.

    Members that lead out of the archive's folder, links, encrypted members, and names that not
    every system can write are left out. An archive whose members lie over one another, or unpack
    to more than the limits, is refused as a whole.

    Args:
        data: The archive.
        name: What it is called in the findings.
        limits: What its members may measure.

    Returns:
        The files and what was found; no files if one finding is ``flagged``.

    Example:
        >>> packed = io.BytesIO()
        >>> with zipfile.ZipFile(packed, "w") as pack:
        ...     pack.writestr("../evil.ipynb", "{}")
        ...     pack.writestr("ps1.ipynb", "{}")
        >>> contents = read_archive(packed.getvalue(), "bob.zip", Limits())
        >>> list(contents.files), contents.findings[0].kind
        (['ps1.ipynb'], 'member-name')
    """
    contents = Contents()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            refusal = _refusal(pack, len(data), limits)
            if refusal is None:
                refusal = _unpack(pack, name, limits, contents)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        refusal = f"is not a whole zip archive ({error})"
    except (OSError, RuntimeError, OverflowError) as error:
        refusal = f"cannot be read ({error})"
    if refusal:
        contents = Contents()
        contents.findings.append(Finding("archive", FLAGGED, f"{name!r} {refusal}.", _ASK))
    return contents


def _refusal(pack: zipfile.ZipFile, size: int, limits: Limits) -> str | None:
    """Say why an archive is not unpacked at all, by its own list of members."""
    members = pack.infolist()
    if len(members) > limits.files:
        return f"has {len(members)} members; {limits.files} may be"
    spans = sorted(
        (one.header_offset, one.header_offset + 30 + one.compress_size) for one in members
    )
    if any(start < end for (_, end), (start, _) in itertools.pairwise(spans)):
        return "has members that lie over one another, as in a zip bomb"
    total = sum(one.file_size for one in members)
    if total > limits.total_bytes:
        return f"unpacks to {megabytes(total)}; {megabytes(limits.total_bytes)} may be"
    if total > limits.ratio * max(size, _CHUNK):
        return f"unpacks to {total // max(size, 1)} times its size, as a zip bomb does"
    return None


def _unpack(pack: zipfile.ZipFile, name: str, limits: Limits, contents: Contents) -> str | None:
    """Read the members; the bytes that come out are counted, whatever the list says."""
    left = limits.total_bytes
    for member in pack.infolist():
        if member.is_dir() or member.filename.startswith("__MACOSX/"):
            continue
        if (problem := _member_problem(member, limits, contents)) is not None:
            what = f"{name!r}: member {member.filename[:80]!r} {problem}."
            contents.findings.append(Finding("member-name", MENDED, what, _LEFT_OUT))
            continue
        most = min(left, limits.file_bytes)
        data = b"".join(_chunks(pack, member, most))
        if len(data) > most:
            return f"unpacks to more than {megabytes(limits.total_bytes)}"
        left -= len(data)
        contents.files[member.filename] = data
    return None


def _chunks(pack: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Yield a member's bytes, up to one chunk more than it may have."""
    count = 0
    with pack.open(member) as opened:
        while count <= most and (chunk := opened.read(_CHUNK)):
            count += len(chunk)
            yield chunk


def _member_problem(member: zipfile.ZipInfo, limits: Limits, contents: Contents) -> str | None:
    """Say why a member is left out."""
    parts = member.filename.split("/")
    mode = stat.S_IFMT(member.external_attr >> 16)
    problems = (file_name_problem(part) for part in parts)
    if "\\" in member.orig_filename or member.filename.startswith("/") or ".." in parts:
        return "leads out of the archive's folder"
    if mode not in (0, stat.S_IFREG):
        return "is a link or a special file"
    if member.flag_bits & 0x1:
        return "is encrypted"
    if member.compress_type not in _METHODS:
        return "is packed by a method other than zip's own"
    if len(parts) > limits.depth:
        return "lies too deep inside folders"
    if member.filename in contents.files:
        return "is there twice"
    return next((one for one in problems if one), None)
