# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The course's secret, from which the seeds of hidden test inputs are derived.

It lies in a file of the course folder outside the release, for the instructor alone. What a test
cell calls is :func:`oms42.grading.split.seeds.hidden_seed`.
"""

import hashlib
import hmac
import os
import secrets
import tempfile
from pathlib import Path

_BYTES = 32


def read_secret(path: Path) -> bytes:
    """Return the course's secret; make one if there is none.

    Args:
        path: The file, readable by the instructor alone.

    Returns:
        32 bytes.

    Raises:
        ValueError: If the file holds something else.

    Example:
        >>> import tempfile
        >>> folder = tempfile.TemporaryDirectory()
        >>> path = Path(folder.name) / "hidden.key"
        >>> read_secret(path) == read_secret(path)
        True
        >>> folder.cleanup()
    """
    if not path.exists():
        _write(path, secrets.token_bytes(_BYTES).hex() + "\n")
    text = path.read_text(encoding="ascii", errors="replace").strip()
    if len(text) != 2 * _BYTES or set(text) - set("0123456789abcdef"):
        raise ValueError(
            f"{path} must hold {2 * _BYTES} hexadecimal digits; it holds {len(text)} characters "
            "that are not. Put the file back from a copy, or delete it to get a new secret"
        )
    return bytes.fromhex(text)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; if another process was faster, its file stays."""
    handle, draft = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}-"
    )  # for its owner alone
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()


def notebook_key(secret: bytes, assignment: str, notebook: str) -> str:
    """Derive the key of one notebook from the course's secret.

    Args:
        secret: What :func:`read_secret` gave.
        assignment: The assignment's name.
        notebook: The notebook's name.

    Returns:
        64 hexadecimal digits, from which the secret cannot be computed.

    Example:
        >>> len(notebook_key(bytes(32), "e2", "forecasting"))
        64
    """
    words = f"{len(assignment)}:{assignment}/{notebook}".encode()
    return hmac.new(secret, words, hashlib.sha256).hexdigest()
