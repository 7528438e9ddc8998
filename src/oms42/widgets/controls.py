# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The controls of the pay widgets: labels of one width, no wider than a phone."""

from collections.abc import Mapping, Sequence
from typing import Any

import ipywidgets

STYLE = {"description_width": "10.5rem"}
LAYOUT = {"width": "min(32rem, 100%)"}


def percent_slider(
    label: str, value: int, low: int, high: int, step: int = 5
) -> ipywidgets.IntSlider:
    """Make a slider in whole percent.

    Args:
        label: What it sets; the unit stands in it.
        value: Where it stands at first.
        low: Its left end.
        high: Its right end.
        step: Between two positions.

    Returns:
        The slider.

    Example:
        >>> percent_slider("Authority, %", 20, 0, 30, 10).value
        20
    """
    shown = {"description": label, "style": STYLE, "layout": LAYOUT}
    return ipywidgets.IntSlider(value=value, min=low, max=high, step=step, **shown)


def choice(label: str, options: Sequence[str] | Mapping[str, Any]) -> ipywidgets.Dropdown:
    """Make a dropdown; the first option is chosen at first.

    Args:
        label: What it sets.
        options: Names, or names with what each stands for.

    Returns:
        The dropdown.

    Example:
        >>> choice("Cap", {"none": None, "200%": 2.0}).value is None
        True
    """
    pairs = list(options.items()) if isinstance(options, Mapping) else list(options)
    first = 0 if pairs else None
    return ipywidgets.Dropdown(
        options=pairs, index=first, description=label, style=STYLE, layout=LAYOUT
    )


def tick(label: str, value: bool = True) -> ipywidgets.Checkbox:
    """Make a box to tick.

    Args:
        label: What holds when it is ticked.
        value: Whether it is at first.

    Returns:
        The box.

    Example:
        >>> tick("Hold tenure constant").value
        True
    """
    return ipywidgets.Checkbox(value=value, description=label, indent=False, layout=LAYOUT)


def watch(controls: Sequence[ipywidgets.Widget], call: Any) -> None:
    """Call back whenever the value of a control changes.

    Args:
        controls: What to watch.
        call: Takes the change.
    """
    for control in controls:
        control.observe(call, names="value")
