# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A widget in words, from its saved state: what a page says of it when nothing runs.

A widget of ours with a chart brings a picture of its own (see :mod:`oms42.book.still`). All others,
from one slider to an accordion of tabs, are written out here as lists: each control's name and how
it stands, each text, each output.
"""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

Models = dict[str, dict[str, Any]]
State = dict[str, Any]

REFERENCE = "IPY_MODEL_"
NOTE = "As it stood when the page was made:"
FORMULA = re.compile(r"(?<![\\\w$])\$(?![\s$])([^$]+?)(?<!\s)\$(?![\d$])")
SHOWN = ("text/html", "image/svg+xml")  # as the build writes the outputs of any cell
SILENT = ("LayoutModel", "StyleModel", "LinkModel")


class _Words(HTMLParser):
    """Collects the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words(markup: str) -> str:
    """Give the text of a piece of HTML, on one line.

    Args:
        markup: HTML.

    Returns:
        Its text.

    Example:
        >>> words("<p>MASE <b>0.8</b> &amp; less</p>")
        'MASE 0.8 & less'
    """
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return " ".join("".join(parser.found).split())


def _text(said: object) -> str:
    """Escape a text; its formulas become what MathJax looks for."""
    formula = r'<span class="math notranslate nohighlight">\\(\1\\)</span>'
    return FORMULA.sub(formula, html.escape(str(said)))


def _number(value: Any, form: str) -> str:
    try:
        return format(value, "g" if form.endswith("g") else form)
    except (ValueError, TypeError):  # d3 knows forms that Python does not
        return str(value)


def _quantity(state: State) -> str:
    value, form = state["value"], state.get("readout_format") or ""
    said = " to ".join(
        _number(one, form) for one in (value if isinstance(value, list) else [value])
    )
    low, high = state.get("min"), state.get("max")
    if low is None or high is None:
        return said
    if "base" in state:  # a logarithmic slider has exponents for ends
        low, high = state["base"] ** low, state["base"] ** high
    return f"{said} ({_number(low, form)} to {_number(high, form)})"


def _choice(state: State) -> str:
    labels, index = state["_options_labels"], state.get("index")
    chosen = index if isinstance(index, list | tuple) else [index] if index is not None else []
    said = ", ".join(str(labels[i]) for i in chosen) or "nothing chosen"
    return f"{said} (of {', '.join(map(str, labels))})"


def _date(value: State) -> str:
    return f"{value['year']:04}-{value['month'] + 1:02}-{value['date']:02}"


def _value(state: State) -> str:
    value = state["value"]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _date(value) if "date" in value else "a time"
    number = isinstance(value, int | float)
    if number or (isinstance(value, list) and "min" in state and "step" in state):
        return _quantity(state)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return str(value or "").strip() or "empty"


def _name(state: State) -> str:
    return str(state.get("_model_name", "Widget")).removesuffix("Model")


def line(state: State) -> str:
    """Say of one widget what it is called and how it stands.

    Args:
        state: A model's saved state.

    Returns:
        HTML for a line; empty if there is nothing to say.

    Example:
        >>> line({"description": "Level", "value": 0.3, "min": 0.0, "max": 1.0})
        'Level: 0.3 (0.0 to 1.0)'
    """
    name = _name(state)
    label = state.get("description") or ""
    if name in ("HTML", "HTMLMath", "Label"):
        said = words(state["value"]) if name != "Label" else state["value"]
        return _text(": ".join(one for one in (label, said) if one))
    if state.get("alt"):
        return _text(state["alt"])
    if name == "Button":
        return _text(f"Button: {label or state.get('tooltip') or state.get('icon') or 'no name'}")
    if "_options_labels" in state:
        return _text(f"{label or name}: {_choice(state)}")
    if name in ("Image", "Audio", "Video"):
        return _text(f"{name}: {state.get('tooltip') or 'shown once the page runs'}")
    if "value" in state:
        return _text(f"{label or name}: {_value(state)}")
    return _text(f"{name}: shown once the page runs")


def _image(data: dict[str, Any], metadata: dict[str, Any]) -> str:
    kind = next((one for one in data if one.startswith("image/")), None)
    if kind is None:
        return f"<pre>{html.escape(str(data.get('text/plain', '')))}</pre>"
    alt = html.escape(metadata.get(kind, {}).get("alt") or "A picture without a description")
    return f'<img alt="{alt}" src="data:{kind};base64,{data[kind].strip()}" />'


def _output(output: dict[str, Any], models: Models) -> str:
    if output["output_type"] == "stream":
        return f"<pre>{html.escape(output['text'])}</pre>"
    if output["output_type"] == "error":
        return f"<p>{html.escape(output['ename'])}: {html.escape(output['evalue'])}</p>"
    data = output["data"]
    view = data.get("application/vnd.jupyter.widget-view+json")
    if view:
        return _list(models, [view["model_id"]])
    for mime in SHOWN:
        if mime in data:
            return str(data[mime])
    return _image(data, output.get("metadata", {}))


def _titled(models: Models, state: State) -> Iterator[str]:
    children = state["children"]
    titles = [*state["titles"], *([""] * len(children))]
    for i, child in enumerate(children):
        title = titles[i] or f"Part {i + 1}"
        yield f"<li>{_text(title)}{_list(models, [child.removeprefix(REFERENCE)])}</li>"


def _is_hidden(models: Models, state: State) -> bool:
    """Tell whether a widget is hidden as it stands, as what a prediction closes is."""
    layout = models.get(str(state.get("layout", "")).removeprefix(REFERENCE), {})
    return layout.get("display") == "none" or layout.get("visibility") == "hidden"


def _items(models: Models, name: str) -> Iterator[str]:
    """Give the list items of a widget; a box is what it holds."""
    if name not in models:
        return
    state = models[name]
    kind = str(state.get("_model_name", ""))
    if kind.endswith(SILENT) or _is_hidden(models, state):
        return
    if kind == "OutputModel":
        yield from (f"<li>{_output(one, models)}</li>" for one in state["outputs"])
    elif "titles" in state and "children" in state:
        yield from _titled(models, state)
    elif "children" in state:
        for child in state["children"]:
            yield from _items(models, child.removeprefix(REFERENCE))
    else:
        said = line(state)
        yield from ([f"<li>{said}</li>"] if said else [])


def _list(models: Models, names: list[str]) -> str:
    items = "".join(item for name in names for item in _items(models, name))
    return f"<ul>{items}</ul>" if items else ""


def plain(models: Models, name: str) -> str:
    """Write a widget out in words.

    Args:
        models: The page's saved models, state by id.
        name: The id of the one that is shown.

    Returns:
        HTML that is read when nothing runs; empty if there is nothing to say.

    Example:
        >>> models = {"a": {"_model_name": "TextModel", "description": "Name", "value": "Ana"}}
        >>> plain(models, "a").count("<li>Name: Ana</li>")
        1
    """
    listed = _list(models, [name])
    note = f'<p class="oms-plain-note">{NOTE}</p>'
    return f'<div class="oms-still oms-plain">{note}{listed}</div>' if listed else ""


def saved(metadata: dict[str, Any]) -> Models:
    """Read the widgets' states out of a notebook's metadata.

    Args:
        metadata: The notebook's, after it was executed.

    Returns:
        State by id, each with its model's name; nothing if there are no widgets.
    """
    mime = "application/vnd.jupyter.widget-state+json"
    models = metadata.get("widgets", {}).get(mime, {}).get("state", {})
    return {
        name: {"_model_name": model["model_name"], **model["state"]}
        for name, model in models.items()
    }
