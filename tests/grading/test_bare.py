# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import subprocess
import sys

import pytest

from oms42.grading.bare import bare


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Make a package that notes that it was run, and modules with and without need of that."""
    folder = tmp_path / "heavy_package"
    folder.mkdir()
    (folder / "__init__.py").write_text("weight = 1\n")
    (folder / "alone.py").write_text("def answer():\n    return 42\n")
    (folder / "leaning.py").write_text("from heavy_package import weight\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "heavy_package"
    for name in [name for name in sys.modules if name.startswith("heavy_package")]:
        del sys.modules[name]


def test_is_a_module_found_without_its_package(package) -> None:
    with bare("heavy_package.alone"):
        from heavy_package.alone import answer

        assert package not in sys.modules
    assert answer() == 42


def test_is_the_package_whole_when_it_is_imported_later(package) -> None:
    with bare("heavy_package.alone"):
        pass
    import heavy_package.alone

    assert heavy_package.weight == 1
    assert heavy_package.alone.answer() == 42


def test_is_a_module_that_needs_its_package_imported_with_it(package) -> None:
    with bare("heavy_package.leaning"):
        from heavy_package.leaning import weight
    assert weight == 1


def test_does_a_package_that_is_loaded_stay() -> None:
    import json

    with bare("json.decoder"):
        assert sys.modules["json"] is json
    assert sys.modules["json"] is json


def test_is_a_package_that_is_missing_left_to_the_import() -> None:
    with bare("no_such_package.part"), pytest.raises(ModuleNotFoundError):
        import no_such_package.part  # noqa: F401 - it is not there


def test_can_nbgrader_unpack_archives_that_it_got_without_setuptools(tmp_path) -> None:
    code = (
        "import sys\nfrom oms42.grading.bare import bare\n"
        "with bare():\n    import nbgrader.utils\n"
        "print('pkg_resources' in sys.modules, 'setuptools' in sys.modules)\n"
        "import zipfile\n"
        "zipfile.ZipFile('a.zip', 'w').writestr('b.txt', 'c')\n"
        "nbgrader.utils.unpack_archive('a.zip', 'out')\n"
        "print(open('out/b.txt').read())\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "False False\nc\n"
