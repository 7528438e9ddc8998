# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the company promises to its analysts: planted numbers with their tolerances."""

from dataclasses import dataclass
from typing import Literal

STANDARD_ERRORS = 3.0


@dataclass(frozen=True)
class Promise:
    """State one number that a planted truth promises.

    Attributes:
        name: The truth and the number, for example `PT-01.single_threaded_win_rate`.
        says: One sentence for the instructor.
        value: Planted size, for one company.
        tolerance: Largest absolute difference; None where the estimate must lie within three of
            its own standard errors.
        on: `counterfactual` where the number is read from what the generator knows, `sample` where
            an analyst estimates it from the tables.

    Example:
        >>> promise = Promise("PT-10.lift", "The SPIFF lifts units.", 0.28, 0.01, "counterfactual")
        >>> promise.kept_by(0.285), promise.kept_by(0.30)
        (True, False)
    """

    name: str
    says: str
    value: float
    tolerance: float | None
    on: Literal["counterfactual", "sample"]

    def kept_by(self, measured: float | tuple[float, float]) -> bool:
        """Tell whether a measurement keeps the promise.

        Args:
            measured: The estimate, or the estimate and its standard error where the promise has no
                tolerance of its own.

        Returns:
            Whether the estimate is within the tolerance of the planted size.

        Raises:
            ValueError: If a standard error is needed and missing, or given and not > 0.

        Example:
            >>> Promise("PT-21.ate", "ATE.", 0.02, None, "sample").kept_by((0.03, 0.017))
            True
        """
        estimate, error = measured if isinstance(measured, tuple) else (measured, None)
        if self.tolerance is not None:
            return abs(estimate - self.value) <= self.tolerance
        if error is None or not error > 0:
            raise ValueError(
                f"{self.name} has no tolerance of its own, so its measure must return an estimate "
                f"and a standard error > 0, got {measured!r}"
            )
        return abs(estimate - self.value) <= STANDARD_ERRORS * error
