# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Anchors: each bullet that a page treats can be linked to, and no other claims to be treated."""

import re

from docutils.nodes import make_id

from .chapters import CHAPTERS


def test_has_each_treated_bullet_its_anchor_and_no_other(pages):
    """Those of the finished chapters, in their folders; what each must have, test_chapters asks."""
    found = {
        (page.name.partition("/")[0], target)
        for page in pages
        for target in re.findall(r"^\((b-[\w-]+)\)=$", page.body, re.M)
    }
    assert found == {(one.folder, anchor) for one in CHAPTERS for anchor in one.anchors}


def test_does_a_heading_follow_each_anchor(pages):
    for page in pages:
        for target in re.finditer(r"^\([\w-]+\)=\n", page.body, re.M):
            assert re.match(r"(\([\w-]+\)=\n)*#+ ", page.body[target.end() :]), target.group()


def test_does_each_anchor_become_the_same_html_id(pages):
    for page in pages:
        for target in re.findall(r"^\(([\w-]+)\)=$", page.body, re.M):
            assert make_id(target) == target


def test_is_no_anchor_given_twice(pages):
    targets = [t for page in pages for t in re.findall(r"^\(([\w-]+)\)=$", page.body, re.M)]
    assert len(targets) == len(set(targets))


def test_does_each_link_to_a_page_or_anchor_arrive(pages):
    names = {page.name.removesuffix(".md") for page in pages}
    targets = {t for page in pages for t in re.findall(r"^\(([\w-]+)\)=$", page.body, re.M)}
    for page in pages:
        folder = page.name.rpartition("/")[0]
        for link in re.findall(r"\]\(([^)]+)\)", page.prose):
            beside = f"{folder}/{link}".lstrip("/")
            assert link in targets or beside in names, f"{page.name}: {link}"
