# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Two groups to compare, and those who are in neither: counted, never dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class TwoGroups:
    """Hold who is compared.

    Attributes:
        women: Whether each row is of the first group, shape (n,).
        men: Whether each row is of the second group, shape (n,).
        excluded: Label and number of the rows in neither group.
    """

    women: NDArray[np.bool_]
    men: NDArray[np.bool_]
    excluded: tuple[tuple[str, int], ...]

    @property
    def compared(self) -> NDArray[np.bool_]:
        """Whether each row is in one of the two."""
        return np.asarray(self.women | self.men)

    def warning(self) -> tuple[str, ...]:
        """Say who is in neither group.

        Returns:
            One text, or none if nobody is left out.
        """
        if not self.excluded:
            return ()
        who = ", ".join(f"{label}: {count}" for label, count in self.excluded)
        return (
            f"not in either group and not compared ({who}); report them and look at their pay one "
            "by one.",
        )


def two_groups(gender: ArrayLike, women: Any = "F", men: Any = "M", *, least: int = 1) -> TwoGroups:
    """Split rows into the two groups that are compared and the rest.

    Args:
        gender: Label of each row, shape (n,).
        women: Label of the first group.
        men: Label of the second group.
        least: Rows that each group needs.

    Returns:
        The groups.

    Raises:
        ValueError: The shape is another one, or a group is too small.

    Example:
        >>> two_groups(["F", "M", "X", "M"]).excluded
        (('X', 1),)
    """
    labels = np.asarray(gender, dtype=object)
    if labels.ndim != 1:
        raise ValueError(f"gender has shape {labels.shape}; one label a row is needed.")
    texts = np.array(["missing" if one is None or one != one else str(one) for one in labels])
    first, second = texts == str(women), texts == str(men)
    names, counts = np.unique(texts[~(first | second)], return_counts=True)
    for label, mask in ((women, first), (men, second)):
        if mask.sum() < least:
            found = ", ".join(sorted(set(texts.tolist())))
            raise ValueError(
                f"{int(mask.sum())} rows have gender {label!r}; at least {least} are needed. The "
                f"labels found are: {found}."
            )
    rest = tuple((str(name), int(count)) for name, count in zip(names, counts, strict=True))
    return TwoGroups(first, second, rest)
