# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What isolation this machine has, in words."""

from dataclasses import dataclass

from oms42.grading.sandbox.handle import SandboxError
from oms42.grading.sandbox.isolation import TO_DO, choose
from oms42.grading.sandbox.settings import OmsSandbox


@dataclass(frozen=True)
class Finding:
    """What a machine offers.

    Attributes:
        kind: ``root``, ``user``, ``bubblewrap`` or ``none``.
        why: Why none, in words; empty where there is one.
        to_do: What to do about it; empty where there is nothing to do.
    """

    kind: str
    why: str = ""
    to_do: str = ""


def probe(settings: OmsSandbox | None = None) -> Finding:
    """Find out which isolation this machine offers, by building it and starting nothing in it.

    Args:
        settings: The instructor's; the standard ones when left out.

    Returns:
        The first kind that works, or why none does.
    """
    wanted = settings or OmsSandbox()
    try:
        return Finding(choose(wanted, preload=()).kind)
    except SandboxError as error:
        return Finding("none", str(error).removesuffix(TO_DO).strip(), TO_DO)
