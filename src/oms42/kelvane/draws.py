# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Random numbers that are the same on every machine."""

import numpy as np
from numpy.typing import NDArray


def stream(seed: int, table: str) -> np.random.Generator:
    """Return the random stream of one table.

    Each table draws from its own stream, so that a table added later changes no other.

    Args:
        seed: Seed of the whole company, an integer ≥ 0.
        table: Name of the table, in ASCII letters.

    Returns:
        A generator over PCG64, spawned from the seed by the table's name.

    Raises:
        TypeError: If the seed is not an integer.
        ValueError: If the seed is negative.

    Example:
        >>> a = stream(42, "bookings_monthly").random()
        >>> a == stream(42, "bookings_monthly").random()
        True
        >>> a == stream(42, "leads").random()
        False
    """
    if isinstance(seed, bool) or not isinstance(seed, (int, np.integer)):
        raise TypeError(
            f"the seed must be an integer, got {seed!r} ({type(seed).__name__}); "
            "use a whole number ≥ 0, for example 42"
        )
    if seed < 0:
        raise ValueError(f"the seed must be ≥ 0, got {seed}; use a whole number such as 42")
    sequence = np.random.SeedSequence(int(seed), spawn_key=tuple(table.encode("ascii")))
    return np.random.Generator(np.random.PCG64(sequence))


def bell(rng: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float64]:
    r"""Draw approximately normal values from sums of uniform ones.

    $$z = \sum_{i=1}^{12} u_i - 6, \qquad u_i \sim U(0, 1)$$

    The sum has mean 0, variance 1 and lies in [−6, 6]. It needs additions alone, so the last digit
    does not depend on a platform's logarithm or on the normal sampler of one numpy version.

    Args:
        rng: Source of uniform draws.
        shape: Shape of the result.

    Returns:
        Values with mean 0 and variance 1.

    Example:
        >>> z = bell(stream(1, "demo"), (4, 2))
        >>> z.shape
        (4, 2)
        >>> bool(abs(z).max() <= 6)
        True
    """
    total = np.zeros(shape)
    for _ in range(12):
        total += rng.random(shape)
    return total - 6.0


def order(rng: np.random.Generator, size: int) -> NDArray[np.int64]:
    """Draw a random order.

    It sorts uniform draws, so it does not depend on how one numpy version shuffles.

    Args:
        rng: Source of uniform draws.
        size: How many things there are.

    Returns:
        The numbers 0 to size − 1, each once.

    Example:
        >>> sorted(order(stream(1, "demo"), 5).tolist())
        [0, 1, 2, 3, 4]
    """
    return np.argsort(rng.random(size), kind="stable")
