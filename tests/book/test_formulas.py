# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Formulas: are they typeset in the page, each in its place, and does a wrong one stop the build?

Node and MathJax are the real ones, of the checkout.
"""

import re
from pathlib import Path

import pytest

from oms42.book.bundle import install_modules
from oms42.book.errors import BuildError
from oms42.book.formulas import FONTS, SCRIPTS, formulas, typeset
from oms42.book.node import Node, ensure_node
from oms42.book.places import Places

CHECKOUT = Places(Path(__file__).parents[2])
HEAD = """<html><head>
    <script>window.MathJax = {"options": {"processHtmlClass": "tex2jax_process|math"}}</script>
    <script defer="defer" src="../_static/mathjax/tex-chtml.js?v=20daa33d"></script>
    <script defer src="../oms/page-1.js"></script>
</head><body>"""
INLINE = r'<span class="math notranslate nohighlight">\(p_i &lt; \tfrac{1}{2}\)</span>'
SPLIT = r"""<div class="math notranslate nohighlight" id="equation-bar">
<span class="eqno">(1)<a class="headerlink" href="#equation-bar">#</a></span>\[\begin{split}
a &amp;= b \\[4pt] c &amp;= [d]\end{split}\]</div>"""
PAGE = f"{HEAD}<p>{INLINE} and \\(prices\\)</p>{SPLIT}</body></html>"


@pytest.fixture(scope="module")
def node() -> Node:
    """The checkout's Node, with its packages."""
    found = ensure_node()
    install_modules(CHECKOUT, found)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page with two formulas and one with none."""
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "index.html").write_text(f"{HEAD}\\(no formula\\)</html>", "utf-8")
    return tmp_path


def test_which_formulas_does_a_page_have() -> None:
    """As LaTeX: characters are unescaped, and a bracket after a line break ends nothing."""
    split = "\\begin{split}\na &= b \\\\[4pt] c &= [d]\\end{split}"
    assert formulas(PAGE) == [(r"p_i < \tfrac{1}{2}", False), (split, True)]


def test_is_a_formula_found_in_words_written_as_numbers() -> None:
    """A self-check's answers are, so that nobody reads them in the page's source by chance."""
    numbers = "".join(f"&#{ord(sign)};" for sign in r"\(o < 1\)")
    assert formulas(INLINE.replace(INLINE[43:-7], numbers)) == [("o < 1", False)]
    numbers = "".join(f"&#{ord(sign)};" for sign in r"\[o\]")
    assert formulas(f'<div class="math notranslate nohighlight">{numbers}</div>') == [("o", True)]


def test_is_each_formula_typeset_in_its_place(site: Path, node: Node) -> None:
    typeset(CHECKOUT, site, lambda: node)
    page = (site / "part" / "page.html").read_text("utf-8")
    inline, displayed = re.findall(r"<mjx-container.*?</mjx-container>", page, re.DOTALL)
    assert page.count(f'<span class="math notranslate nohighlight">{inline}</span> and') == 1
    assert '>(1)<a class="headerlink"' in page, "the equation keeps its number"
    assert 'display="true"' in displayed
    assert "and \\(prices\\)" in page, "what Sphinx did not mark is no formula"


def test_does_who_listens_get_each_formula_as_mathml(site: Path, node: Node) -> None:
    typeset(CHECKOUT, site, lambda: node)
    page = (site / "part" / "page.html").read_text("utf-8")
    first = re.findall(r"<math .*?</math>", page)[0]
    assert re.sub(r"<[^>]*>", " ", first).split() == ["p", "i", "&lt;", "1", "2"]
    assert page.count('aria-hidden="true"') == 2, "the drawn glyphs are not read as well"


def test_is_mathjax_left_out_and_every_other_script_kept(site: Path, node: Node) -> None:
    typeset(CHECKOUT, site, lambda: node)
    assert len(SCRIPTS.findall(PAGE)) == 2
    for page in site.rglob("*.html"):
        kept = re.findall(r"<script.*", page.read_text("utf-8"))
        assert kept == ['<script defer src="../oms/page-1.js"></script>']


def test_do_its_rules_find_the_fonts_from_the_page(site: Path, node: Node) -> None:
    typeset(CHECKOUT, site, lambda: node)
    page = (site / "part" / "page.html").read_text("utf-8")
    asked = set(re.findall(r'url\("([^"]*)"\)', page))
    assert {name.rpartition("/")[0] for name in asked} == {f"../{FONTS}"}
    fonts = CHECKOUT.modules / "mathjax/es5/output/chtml/fonts/woff-v2"
    assert {name.rpartition("/")[2] for name in asked} <= {file.name for file in fonts.iterdir()}


def test_does_a_second_build_leave_a_typeset_page_alone(site: Path, node: Node) -> None:
    typeset(CHECKOUT, site, lambda: node)
    once = (site / "part" / "page.html").read_text("utf-8")
    typeset(CHECKOUT, site, lambda: pytest.fail("nothing is left to typeset"))
    assert (site / "part" / "page.html").read_text("utf-8") == once
    assert (site / "index.html").read_text("utf-8").count("no formula") == 1


def test_does_a_wrong_formula_stop_the_build_and_say_where(site: Path, node: Node) -> None:
    wrong = PAGE.replace(r"\tfrac{1}{2}", r"\tfrac{1}{2")
    (site / "part" / "page.html").write_text(wrong, "utf-8")
    with pytest.raises(BuildError, match=r"page\.html: the formula .*brace") as stopped:
        typeset(CHECKOUT, site, lambda: node)
    assert r"\\tfrac{1}{2" in str(stopped.value)
    assert (site / "part" / "page.html").read_text("utf-8") == wrong
