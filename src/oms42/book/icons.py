# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The theme's icons, cut to those that are used.

The theme ships every icon of Font Awesome twice: as a script of 1.5 MB, and as a font of 150 kB.
The pages do with a font of the glyphs that they and the theme's styles name, and need no script.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SCRIPT = re.compile(r'\s*<script defer src="[^"]*_static/scripts/fontawesome\.js[^"]*"></script>')
USED = re.compile(r"\bfa-([a-z0-9-]+)")
TRAIT = re.compile(r'"icons?": (?:"([^"]*)"|\[([^\]]*)\])')  # of a widget, in a page's saved state
RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"\\([0-9a-f]{4})"\}')
FONTS = "_static/vendor/fontawesome/webfonts"
FONT = "fa-solid-900.woff2"


def codes(styles: str) -> dict[str, int]:
    r"""Read which glyph each icon's name stands for.

    Args:
        styles: The theme's CSS.

    Returns:
        Code points by name, without the ``fa-``.

    Example:
        >>> codes('.fa-home:before,.fa-house:before{content:"\\f015"}')
        {'home': 61461, 'house': 61461}
    """
    found = {}
    for names, code in RULE.findall(styles):
        for name in re.findall(r"fa-([a-z0-9-]+)", names):
            found[name] = int(code, 16)
    return found


def _named(text: str) -> Iterator[str]:
    yield from USED.findall(text)
    for trait in TRAIT.findall(text):
        yield from re.findall(r"[a-z0-9-]+", " ".join(trait))


def glyphs(texts: Iterable[str], styles: str) -> set[int]:
    r"""Collect the glyphs that pages, scripts and the theme's own styles use.

    Args:
        texts: The pages and the scripts.
        styles: The theme's CSS; its icon variables hold the characters themselves.

    Returns:
        Code points.

    Example:
        >>> sorted(glyphs(['<i class="fas fa-home">'], '.fa-home:before{content:"\\f015"}'))
        [61461]
    """
    known = codes(styles)
    names = {name for text in texts for name in _named(text)}
    own = {ord(char) for char in styles if 0xE000 <= ord(char) <= 0xF8FF}
    return {known[name] for name in names if name in known} | own


def subset(font: Path, kept: set[int]) -> None:
    """Cut a font, in place, to some glyphs.

    Args:
        font: A WOFF2 file.
        kept: Code points to keep.
    """
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff2", layout_features=[], notdef_outline=True)
    cutter = Subsetter(options)
    cutter.populate(unicodes=kept)
    with load_font(str(font), options) as opened:
        cutter.subset(opened)
        save_font(opened, str(font), options)


def lighten(site: Path) -> None:
    """Cut a built site's icons to those that it uses.

    Args:
        site: The folder that Sphinx wrote.
    """
    font = site / FONTS / FONT
    for file in site.glob(f"{FONTS}/*"):
        if file != font:
            file.unlink()
    for file in site.glob("_static/scripts/fontawesome.js*"):
        file.unlink()
    pages = {file: file.read_text("utf-8") for file in site.rglob("*.html")}
    for file, text in pages.items():
        light = SCRIPT.sub("", text)
        if light != text:
            file.write_text(light, "utf-8")
    ours = [
        *site.glob("_static/scripts/*.js"),
        *site.glob("oms/*.js"),
    ]  # the widgets' own icons too
    scripts = [file.read_text("utf-8") for file in ours]
    styles = (site / "_static/styles/pydata-sphinx-theme.css").read_text("utf-8")
    # Sphinx copies the whole font again whenever it writes; a small one has been cut already.
    if font.stat().st_size > 50_000:
        subset(font, glyphs([*pages.values(), *scripts], styles))
