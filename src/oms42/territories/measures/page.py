# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The text of an alignment report, within 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from oms42.territories.measures.evenness import Balance
    from oms42.territories.measures.report import AlignmentReport

AMOUNT = "amount"
HEADS = {  # heading and how a cell is written; the territory's name stands in front
    "accounts": ("accounts", "{:,.0f}"),
    "workload": ("workload", AMOUNT),
    "workload_deviation": ("dev.", "{:+.1%}"),
    "potential": ("potential", AMOUNT),
    "potential_deviation": ("dev.", "{:+.1%}"),
    "travel": ("travel", AMOUNT),
    "reock": ("Reock", "{:.2f}"),
}
NAME = 14  # letters of a territory's name


def page(report: AlignmentReport) -> str:
    """Write a report as a page.

    Args:
        report: The report.

    Returns:
        Lines of at most 80 letters: the figures of the whole, then one line a territory.
    """
    columns = report.columns()
    shown = {head: columns[head] for head in HEADS if head in columns}
    cells = [[title for title, _ in (HEADS[head] for head in shown)]]
    cells += [
        [_cell(HEADS[head][1], column[j]) for head, column in shown.items()]
        for j in range(len(report.territories))
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    names = ["territory", *(str(name)[:NAME] for name in report.territories)]
    left = max(map(len, names))
    body = [
        "  ".join([name.ljust(left), *(c.rjust(w) for c, w in zip(line, widths, strict=True))])
        for name, line in zip(names, cells, strict=True)
    ]
    return "\n".join([*_summary(report), "", *body])


def _cell(form: str, value: Any) -> str:
    if np.isnan(value):
        return "–"
    if form == AMOUNT:  # about five digits, and never an exponent
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return form.format(value)


def _summary(report: AlignmentReport) -> list[str]:
    count = len(report.territories)
    lines = [f"Alignment: {int(report.accounts.sum()):,} accounts in {count} territories"]
    lines += [_balance("Workload ", report.workload_balance)]
    if report.potential_balance is not None:
        lines += [_balance("Potential", report.potential_balance)]
    if report.travel is not None:
        lines += [f"Travel     {report.travel.sum():,.2f} in all"]
    if report.geometry is not None:
        lines += [f"Inertia    {report.geometry.inertia.sum():,.4g} in all"]
    if (gone := report.moved) is not None:
        lines += [
            f"Moved      {gone.accounts:,} accounts ({gone.accounts_share:.1%}), "
            f"workload {gone.workload:,.2f} ({gone.workload_share:.1%})"
        ]
    return lines


def _balance(title: str, figures: Balance) -> str:
    return (
        f"{title}  mean {figures.mean:,.2f}, maximum deviation {figures.max_deviation:.1%}, "
        f"Gini {figures.gini:.3f}, CV {figures.cv:.1%}"
    )
