# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Seeds for test inputs: public ones, and hidden ones that only the grader can derive.

A test cell that draws its inputs from ``hidden_seed("mase")`` gets a fixed public seed in the
student's own kernel. When the instructor grades, the seed comes from the course's secret, so that
inputs cannot be prepared for.
"""

import hashlib
import hmac
import os

KEY = "OMS42_HIDDEN_KEY"  # set in the tests' process alone


def public_seed(label: str) -> int:
    """Return the seed that everybody gets for a label.

    Args:
        label: A word for what the seed is for.

    Returns:
        A whole number of at most 63 bits.

    Example:
        >>> public_seed("mase") == public_seed("mase") != public_seed("pinball")
        True
    """
    return _number(hashlib.sha256(label.encode()).digest())


def hidden_seed(label: str) -> int:
    """Return a seed that the student cannot know when the work is graded.

    Call it in test cells only: a locked cell without points also runs in the student's kernel,
    which does not have the key.

    Args:
        label: A word for what the seed is for.

    Returns:
        A whole number of at most 63 bits: :func:`public_seed` in the student's own kernel.

    Example:
        >>> hidden_seed("mase") == public_seed("mase")  # nothing is being graded here
        True
    """
    key = os.environ.get(KEY)
    if not key:
        return public_seed(label)
    return _number(hmac.new(bytes.fromhex(key), label.encode(), hashlib.sha256).digest())


def _number(digest: bytes) -> int:
    """Make a seed of a digest."""
    return int.from_bytes(digest[:8], "big") >> 1
