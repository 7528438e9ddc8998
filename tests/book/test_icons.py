# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Icons: does the small font hold every glyph in use, and is the big script gone?

The font and the styles are the theme's own, as Sphinx copies them.
"""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from oms42.book.icons import FONT, FONTS, SCRIPT, codes, glyphs, lighten, subset

# From Font Awesome 6's cheat sheet.
HOUSE, SUN, STAR = 0xF015, 0xF185, 0xF005
UPLOAD, PLAY, CHECK, GEAR = 0xF093, 0xF04B, 0xF00C, 0xF013

PAGE = """<html><head>
<link rel="stylesheet" href="../_static/styles/theme.css">
<script defer src="../_static/scripts/fontawesome.js?digest=8878045c"></script>
<script defer src="../_static/scripts/bootstrap.js?digest=8878045c"></script>
</head><body><i class="fa-solid fa-house"></i></body></html>
"""


def theme() -> Path:
    """Find the theme's static files."""
    spec = find_spec("pydata_sphinx_theme")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "theme" / "pydata_sphinx_theme" / "static"


@pytest.fixture(scope="module")
def styles() -> str:
    """Read the theme's own styles."""
    return (theme() / "styles" / "pydata-sphinx-theme.css").read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site of two pages with the theme's font, script and styles."""
    static = tmp_path / "_static"
    for folder in ("styles", "vendor/fontawesome/webfonts"):
        shutil.copytree(theme() / folder, static / folder)
    (static / "scripts").mkdir()
    (static / "scripts" / "fontawesome.js").write_text("/* every icon, large */")
    (static / "scripts" / "fontawesome.js.LICENSE.txt").write_text("")
    (static / "scripts" / "theme.js").write_text("button.className = 'fa-sun';")
    (tmp_path / "chapter").mkdir()
    (tmp_path / "chapter" / "page.html").write_text(PAGE)
    (tmp_path / "index.html").write_text("<html>no icon here</html>")
    return tmp_path


def held(font: Path) -> set[int]:
    """Read which characters a font can draw."""
    with TTFont(font) as opened:
        return set(opened.getBestCmap())


def test_does_each_name_stand_for_the_glyph_that_font_awesome_documents(styles: str) -> None:
    known = codes(styles)
    assert (known["house"], known["home"], known["sun"], known["star"]) == (HOUSE, HOUSE, SUN, STAR)


def test_are_icons_found_in_pages_and_scripts_and_unknown_names_passed_over(styles: str) -> None:
    none = glyphs([], styles)
    some = glyphs([PAGE, "x = 'fa-sun fa-no-such-icon fa-solid'"], styles)
    assert some - none <= {HOUSE, SUN}
    assert some >= {HOUSE, SUN}


def test_are_the_icons_of_a_pages_widgets_found_in_their_saved_state(styles: str) -> None:
    """A trait names an icon without the prefix that classes have; some name several."""
    state = '{"icon": "upload", "description": "gear", "icons": ["check", "house user"]}'
    found = glyphs([state], styles)
    assert {UPLOAD, CHECK, HOUSE} <= found
    assert GEAR not in found


def test_are_the_icons_of_the_runtimes_own_scripts_kept(site: Path) -> None:
    """The buttons of Play, for one, are named in the bundle alone."""
    (site / "oms").mkdir()
    (site / "oms" / "chunk-ABC.js").write_text("i.className = 'fa fa-play'")
    lighten(site)
    assert PLAY in held(site / FONTS / FONT)


def test_are_the_icons_of_the_themes_own_styles_kept(styles: str) -> None:
    """They stand there as characters, not as names."""
    assert glyphs([], ":root{--pst-icon-star: '\uf005'}") == {STAR}
    assert all(0xE000 <= code <= 0xF8FF for code in glyphs([], styles))


def test_does_a_subset_hold_what_was_asked_for_and_nothing_else(site: Path) -> None:
    font = site / FONTS / FONT
    assert len(held(font)) > 1000
    before = font.stat().st_size
    subset(font, {HOUSE, SUN})
    assert held(font) == {HOUSE, SUN}
    assert font.stat().st_size < before / 20
    with TTFont(font) as opened:
        assert opened.flavor == "woff2"
        assert opened["glyf"][opened.getBestCmap()[HOUSE]].numberOfContours > 0


def test_does_a_lightened_site_hold_the_glyphs_in_use(site: Path, styles: str) -> None:
    """Those of the page, of the script, and of the theme's own styles if the font has them."""
    own = {ord(char) for char in styles if 0xE000 <= ord(char) <= 0xF8FF}
    able = held(site / FONTS / FONT)
    lighten(site)
    assert held(site / FONTS / FONT) == ({HOUSE, SUN} | own) & able


def test_is_the_script_gone_from_pages_and_disk(site: Path) -> None:
    lighten(site)
    page = (site / "chapter" / "page.html").read_text()
    assert "fontawesome" not in page
    assert page == PAGE.replace(
        '\n<script defer src="../_static/scripts/fontawesome.js?digest=8878045c"></script>', ""
    )
    assert [file.name for file in (site / "_static" / "scripts").iterdir()] == ["theme.js"]


def test_is_the_solid_font_the_only_one_left(site: Path) -> None:
    lighten(site)
    assert [file.name for file in (site / FONTS).iterdir()] == [FONT]


def test_is_a_page_without_the_script_not_written_again(site: Path) -> None:
    """A host's caches go by the time of change."""
    file = site / "index.html"
    before = file.stat().st_mtime_ns
    lighten(site)
    assert file.stat().st_mtime_ns == before


def test_may_a_site_be_lightened_twice(site: Path) -> None:
    lighten(site)
    first = (site / FONTS / FONT).read_bytes()
    lighten(site)
    assert (site / FONTS / FONT).read_bytes() == first


def test_does_the_pattern_take_this_one_script_alone() -> None:
    assert SCRIPT.sub("", PAGE).count("<script") == 1
    assert SCRIPT.sub("", "<script src='a/fontawesome.js'></script>").count("<script") == 1
