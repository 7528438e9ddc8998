# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which company it is: a seed and a variant."""

import re
from dataclasses import dataclass

import numpy as np

from oms42.kelvane.draws import stream

# What a variant's key may look like.
KEY = r"[a-z0-9][a-z0-9._-]{0,39}"


@dataclass(frozen=True)
class Identity:
    """Name one simulated company.

    The seed decides chance; the variant decides the size of the planted effects. The published
    company has the seed 42 and no variant.

    Attributes:
        seed: An integer ≥ 0.
        variant: Empty for the published magnitudes, else a short key such as `class-b` or
            `learner-17`: lower-case ASCII letters, digits, dots, hyphens and underscores, at most
            40, the first a letter or digit.

    Raises:
        TypeError: If the seed is not an integer or the variant not a text.
        ValueError: If the seed is negative or the variant is not such a key.

    Example:
        >>> Identity()
        Identity(seed=42, variant='')
        >>> Identity(7, "class-b").variant
        'class-b'
    """

    seed: int = 42
    variant: str = ""

    def __post_init__(self) -> None:
        """Refuse what names no company."""
        stream(self.seed, "check")  # raises for a bad seed
        if not isinstance(self.variant, str):
            raise TypeError(
                f"the variant must be a text, got {self.variant!r} "
                f"({type(self.variant).__name__}); use a short key such as 'class-b'"
            )
        if self.variant and not re.fullmatch(KEY, self.variant):
            raise ValueError(
                f"the variant must be 1 to 40 lower-case ASCII letters, digits, '.', '-' or '_', "
                f"the first a letter or digit, got {self.variant!r}; for example 'class-b'"
            )

    def stream(self, name: str) -> np.random.Generator:
        """Return one of the company's random streams.

        Each name has its own stream, so that a table added later changes no other.

        Args:
            name: What is drawn, in ASCII, without the sign @.

        Returns:
            A generator over PCG64; for the published magnitudes the same as
            `oms42.kelvane.draws.stream(seed, name)`.

        Raises:
            ValueError: If the name holds the sign @.

        Example:
            >>> Identity(42).stream("leads").random() == stream(42, "leads").random()
            True
            >>> Identity(42, "b").stream("leads").random() == stream(42, "leads").random()
            False
        """
        return stream(self.seed, self._key(name))

    def magnitude(self, name: str, base: float, low: float, high: float) -> float:
        """Return the size of one planted effect.

        Args:
            name: Name of the effect, in ASCII, unique in the company.
            base: Published size.
            low: Smallest size in a variant.
            high: Largest size in a variant.

        Returns:
            The base without a variant; with one, a uniform draw from [low, high] that depends on
            the variant and the name, not on the seed.

        Raises:
            ValueError: If the base does not lie in [low, high], or the name holds the sign @.

        Example:
            >>> Identity().magnitude("spiff", 0.28, 0.24, 0.32)
            0.28
            >>> in_b = Identity(1, "b").magnitude("spiff", 0.28, 0.24, 0.32)
            >>> 0.24 <= in_b <= 0.32, in_b == Identity(2, "b").magnitude("spiff", 0.28, 0.24, 0.32)
            (True, True)
        """
        if not low <= base <= high:
            raise ValueError(
                f"the published size of {name} must lie in its range [{low}, {high}], got {base}"
            )
        key = self._key(f"magnitude {name}")
        return float(low + (high - low) * stream(0, key).random()) if self.variant else base

    def _key(self, name: str) -> str:
        """Return what a stream is spawned by; names hold no @, so no two keys collide."""
        if "@" in name:
            raise ValueError(f"the name of a stream must not hold the sign @, got {name!r}")
        return f"{name}@{self.variant}" if self.variant else name
