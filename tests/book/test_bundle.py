# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bundles: are they made when needed and only then, and does a failure say why?"""

import re
from pathlib import Path

import pytest

from oms42.book.bundle import bundle, install_modules, read_manifest, run_node
from oms42.book.errors import BuildError
from oms42.book.places import Places

from .small import MANIFEST, Small, make

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Make a small checkout."""
    return make(tmp_path)


def test_are_a_failing_programs_own_words_in_the_error(small: Small, tmp_path: Path) -> None:
    small.break_node()
    with pytest.raises(BuildError, match=r"(?s)making soup failed:.*some words.*the reason"):
        run_node(small.node, small.node.node, "x.mjs", folder=tmp_path, what="making soup")


def test_does_a_program_run_where_it_is_told(small: Small, tmp_path: Path) -> None:
    words = ["sh", "-c", "pwd > here"]
    (tmp_path / "there").mkdir()
    run_node(small.node, *words, folder=tmp_path / "there", what="asking")
    assert (tmp_path / "there" / "here").read_text().strip() == str(tmp_path / "there")


def test_are_npm_packages_installed_once(small: Small) -> None:
    install_modules(small.places, small.node)
    install_modules(small.places, small.node)
    assert small.asked() == ["npm ci"]


@pytest.mark.parametrize("file", ["package.json", "package-lock.json"])
def test_are_npm_packages_installed_again_when_the_lock_changes(small: Small, file: str) -> None:
    install_modules(small.places, small.node)
    (small.places.web / file).write_text('{"changed": 1}')
    install_modules(small.places, small.node)
    assert small.asked() == ["npm ci", "npm ci"]


def test_is_a_failed_install_not_taken_for_done(small: Small) -> None:
    small.break_node()
    for _ in range(2):
        with pytest.raises(BuildError, match="npm ci failed"):
            install_modules(small.places, small.node)


def test_is_the_runtime_bundled_once(small: Small) -> None:
    assert bundle(small.places, small.node) == MANIFEST
    assert bundle(small.places, small.node) == MANIFEST
    assert small.asked() == ["bundle"]


@pytest.mark.parametrize("file", ["src/page.js", "build.mjs", "package-lock.json"])
def test_is_the_runtime_bundled_again_when_a_source_changes(small: Small, file: str) -> None:
    bundle(small.places, small.node)
    (small.places.web / file).write_text("2;")
    bundle(small.places, small.node)
    assert small.asked() == ["bundle", "bundle"]


def test_is_the_runtime_bundled_again_when_a_maps_shapes_change(small: Small) -> None:
    """Each set of shapes is a file that a page may load, by a name that carries its hash."""
    bundle(small.places, small.node)
    (small.places.package / "charts" / "shapes" / "us_states.json").write_text('{"changed": 1}')
    bundle(small.places, small.node)
    assert small.asked() == ["bundle", "bundle"]


def test_is_a_removed_chart_module_made_again(small: Small) -> None:
    """``make clean`` removes it; the bundles alone do not serve JupyterLab."""
    bundle(small.places, small.node)
    (small.places.lab_modules / "chart.js").unlink()
    bundle(small.places, small.node)
    assert (small.places.lab_modules / "chart.js").is_file()


def test_is_a_failed_bundling_not_taken_for_done(small: Small) -> None:
    small.break_node()
    for _ in range(2):
        with pytest.raises(BuildError, match=r"bundling web/src failed"):
            bundle(small.places, small.node)


def test_does_a_checkout_without_bundles_say_what_to_call(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="has not been bundled: call `oms42 build`"):
        read_manifest(Places(tmp_path))


def test_does_the_real_manifest_name_real_files_by_their_hash() -> None:
    """The hashes are esbuild's: eight characters of base 32."""
    places = Places(ROOT)
    if not (places.bundles / "manifest.json").is_file():
        pytest.fail("no bundles in _build/web: call `make build` first")
    manifest = read_manifest(places)
    assert set(MANIFEST) <= set(manifest), "the extension asks for each of these"
    for name, file in manifest.items():
        assert (places.bundles / file).stat().st_size > 0
        suffix = name.rpartition(".")[2]
        assert re.fullmatch(rf"[a-z]+-[A-Z2-7]{{8}}\.{suffix}", file), file
