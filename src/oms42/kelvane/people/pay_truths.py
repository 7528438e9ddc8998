# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables promise about pay, selection and split credits."""

from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.truth import Promise

WOMEN, MEN = 30, 54


def pay_promises(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about pay, selection and split credits.

    Args:
        size: The planted numbers.

    Returns:
        PT-11, PT-12 and the split credits of PT-23.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> pay_promises(PeopleMagnitudes.of(Identity()))[0].name
        'PT-11.women_index'
    """
    return (*_gap(size), *_validity(size), _splits(size))


def _gap(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about the pay gap."""
    men = (WOMEN + MEN - WOMEN * size.women_index) / MEN
    return (
        Promise(
            "PT-11.women_index",
            "Mean potential index of the 30 women among the 84; exact among territories (PT-06).",
            size.women_index,
            None,
            "sample",
        ),
        Promise("PT-11.men_index", "Mean potential index of the 54 men.", men, None, "sample"),
        Promise(
            "PT-11.raw_gap",
            "Women's variable pay of the last four quarters is this share below men's.",
            size.pay_gap,
            0.01,
            "sample",
        ),
        Promise(
            "PT-11.adjusted_gap",
            "The same at equal potential (least squares on gender and index).",
            size.pay_gap_left,
            0.004,
            "sample",
        ),
        Promise(
            "PT-11.formula_gap",
            "Largest difference between pay and what the plan pays whoever the seller is.",
            0.0,
            0.02,
            "counterfactual",
        ),
    )


def _validity(size: PeopleMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about what selection scores predict."""
    names = (
        ("structured", size.validity_structured, size.true_structured),
        ("work_sample", size.validity_sample, size.true_sample),
        ("unstructured", size.validity_unstructured, size.true_unstructured),
        ("experience", size.validity_experience, size.true_experience),
    )
    observed = tuple(
        Promise(
            f"PT-12.{name}",
            f"Correlation of the score ({name}) with twelve-month attainment among the 84.",
            value,
            0.02,
            "sample",
        )
        for name, value, _ in names
    )
    true = tuple(
        Promise(
            f"PT-12.true_{name}",
            f"The same ({name}) among all 280 applicants, before the range was restricted.",
            value,
            1e-6,
            "counterfactual",
        )
        for name, _, value in names
    )
    return (*observed, *true)


def _splits(size: PeopleMagnitudes) -> Promise:
    """Return the promise about split credits."""
    return Promise(
        "PT-23.split_rows",
        "Rows of quotas whose split credits add up to more than one.",
        float(size.split_rows),
        0.0,
        "sample",
    )
