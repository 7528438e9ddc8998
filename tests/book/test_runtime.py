# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The browser's Python: does the archive hold what a page needs and no more, and is it fresh?"""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from oms42.book.errors import BuildError
from oms42.book.places import Places
from oms42.book.runtime import INTERPRETER, assemble, assemble_python, cut_lock, pack

from .small import COMPILED, NEEDS, Small, file_name, make

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Make a small checkout."""
    return make(tmp_path)


def ours(archive: Path) -> set[str]:
    """List the files of our package in an archive."""
    with zipfile.ZipFile(archive) as opened:
        return {name for name in opened.namelist() if name.startswith("oms42/")}


def test_is_packed_what_a_page_needs_of_our_package_and_no_more(
    small: Small, tmp_path: Path
) -> None:
    """Neither command, grading, build, the company's generator, JupyterLab's module nor shapes."""
    pack(small.places, tmp_path / "out.zip")
    assert ours(tmp_path / "out.zip") == {
        "oms42/__init__.py",
        "oms42/book/__init__.py",
        "oms42/book/pagekernel/kernel.py",
        "oms42/charts/__init__.py",
        "oms42/forecasting/naive.py",
        "oms42/widgets/live.py",
        "oms42/datasets/data/bookings.csv",
        "oms42/datasets/data/datapackage.json",
        "oms42/datasets/data/real/datapackage.json",
    }


def test_are_the_widget_libraries_packed_without_their_tests(small: Small, tmp_path: Path) -> None:
    pack(small.places, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as opened:
        names = opened.namelist()
    for needed in ("ipywidgets/widgets/widget.py", "traitlets/traitlets.py", "comm/base_comm.py"):
        assert needed in names
    assert [name for name in names if "tests/" in name] == []
    assert len(names) == len(set(names))


def test_does_the_real_archive_hold_every_room_that_pages_use(tmp_path: Path) -> None:
    pack(Places(ROOT), tmp_path / "out.zip")
    names = ours(tmp_path / "out.zip")
    for needed in (
        "oms42/forecasting/scores.py",
        "oms42/widgets/forecast_lab.py",
        "oms42/charts/compiled/forecast_lab.vg.json",
        "oms42/datasets/data/bookings_monthly.csv",
        "oms42/book/pagekernel/kernel.py",
    ):
        assert needed in names
    ours_alone = ("cli/", "grading/", "kelvane/", "book/build", "book/extension", "charts/shapes/")
    for barred in (f"oms42/{name}" for name in ours_alone):
        assert [name for name in names if name.startswith(barred)] == []


def test_does_a_cut_lock_keep_all_but_the_hash() -> None:
    lock = {
        "info": {"arch": "wasm32"},
        "packages": {"a": {"sha256": "1", "depends": ["b"]}, "b": {"sha256": "2", "depends": []}},
    }
    cut = cut_lock(lock, ["b"], {"b": "9"})
    assert cut == {"info": {"arch": "wasm32"}, "packages": {"b": {"sha256": "9", "depends": []}}}
    assert lock["packages"]["b"]["sha256"] == "2", "the official lock was changed"


def test_does_each_hash_in_the_lock_fit_the_precompiled_file(small: Small) -> None:
    """Pyodide refuses a wheel whose hash is not the lock's."""
    folder = assemble_python(small.places, small.node)
    lock = json.loads((folder / "pyodide-lock.json").read_text())
    assert set(lock["packages"]) == set(NEEDS)
    for name, package in lock["packages"].items():
        data = (folder / package["file_name"]).read_bytes()
        assert package["sha256"] == hashlib.sha256(data).hexdigest()
        assert data == name.encode() + COMPILED, "a zip of libraries is packed anew too"


def test_are_interpreter_and_standard_library_there(small: Small) -> None:
    folder = assemble_python(small.places, small.node)
    assert all((folder / name).is_file() for name in INTERPRETER)
    assert (folder / "python_stdlib.zip").read_bytes() == b"stdlib" + COMPILED


def test_can_a_web_server_of_another_user_read_the_folder(small: Small) -> None:
    """A temporary folder is closed to others; what came out of one would not be served."""
    assert assemble_python(small.places, small.node).stat().st_mode & 0o055 == 0o055


def test_may_the_path_of_a_checkout_hold_an_equals_sign(tmp_path: Path) -> None:
    small = make(tmp_path / "a=b")
    assemble(small.places, small.node)
    assert (small.places.runtime / "python_stdlib.zip").read_bytes() == b"stdlib" + COMPILED
    assert "oms42/forecasting/naive.py" in ours(small.places.runtime / "oms42.zip")


def test_lie_the_long_tables_beside_for_a_page_to_fetch(small: Small) -> None:
    """The one file of each that numpy alone reads; the small ones travel in the archive."""
    assemble(small.places, small.node)
    folder = small.places.runtime / "data"
    assert {file.name for file in folder.iterdir()} == {
        "counties.topojson.gz",
        "deals.csv.gz",
        "weeks.npz",
    }
    assert (folder / "weeks.npz").read_text() == "arrays"


def test_does_a_changed_table_give_another_name(small: Small) -> None:
    first = assemble(small.places, small.node)
    (small.places.datasets / "weeks.npz").write_text("other arrays")
    assert assemble(small.places, small.node) != first
    assert (small.places.runtime / "data" / "weeks.npz").read_text() == "other arrays"


def test_is_nothing_done_twice(small: Small) -> None:
    first = assemble(small.places, small.node)
    assert assemble(small.places, small.node) == first
    assert small.asked() == ["precompile"] * 2, "once for the wheels, once for our package"


def test_does_a_changed_package_give_another_name_and_leave_the_wheels_alone(small: Small) -> None:
    first = assemble(small.places, small.node)
    (small.places.package / "forecasting" / "naive.py").write_text("x = 2\n")
    assert assemble(small.places, small.node) != first
    assert small.asked() == ["precompile"] * 3


def test_does_a_file_that_moved_to_another_room_give_another_name(small: Small) -> None:
    first = assemble(small.places, small.node)
    (small.places.package / "forecasting").rename(small.places.package / "forecasts")
    assert assemble(small.places, small.node) != first
    assert "oms42/forecasts/naive.py" in ours(small.places.runtime / "oms42.zip")


def test_does_a_change_to_what_no_page_loads_keep_the_name(small: Small) -> None:
    first = assemble(small.places, small.node)
    (small.places.package / "cli" / "main.py").write_text("changed = 1\n")
    assert assemble(small.places, small.node) == first


def test_does_a_changed_precompiler_make_all_again(small: Small) -> None:
    assemble(small.places, small.node)
    (small.places.web / "precompile.mjs").write_text("// changed")
    assemble(small.places, small.node)
    assert small.asked() == ["precompile"] * 4


def test_is_a_failed_step_not_taken_for_done(small: Small) -> None:
    small.break_node()
    for _ in range(2):
        with pytest.raises(BuildError, match="precompiling for the browser failed"):
            assemble(small.places, small.node)
    assert not (small.places.output / "python").exists()


def test_does_a_wheel_that_cannot_be_had_end_before_anything_is_written(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr("oms42.book.wheels.RELEASE", "http://127.0.0.1:9/{file}")
    (small.places.wheels / file_name("scipy")).unlink()
    with pytest.raises(BuildError, match=r"scipy-1\.0\.whl  sha256"):
        assemble(small.places, small.node)
    assert not small.places.output.exists()


def test_is_the_real_runtime_whole() -> None:
    """Each wheel has the hash of its lock, and our archive is compiled and holds no answer key."""
    folder = Places(ROOT).runtime
    if not (folder / ".stamp").is_file():
        pytest.fail("no runtime in _build/runtime: call `make build` first")
    lock = json.loads((folder / "pyodide-lock.json").read_text())
    for package in lock["packages"].values():
        data = (folder / package["file_name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == package["sha256"]
    with zipfile.ZipFile(folder / "oms42.zip") as archive:
        names = archive.namelist()
    assert "oms42/forecasting/scores.pyc" in names
    assert [name for name in names if name.endswith(".py")] == []
    assert [name for name in names if "exercise" in name or "grading" in name] == []
