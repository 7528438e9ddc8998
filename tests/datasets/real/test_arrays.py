# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from oms42.datasets import DataError
from oms42.datasets.real import catalog
from oms42.datasets.real.arrays import columns


def test_is_the_mean_flow_of_the_nile_that_of_r() -> None:
    """R's datasets::Nile: mean(Nile) is 919.35."""
    assert columns("nile")["value"].mean() == pytest.approx(919.35)


def test_are_dates_numbers_and_texts_typed_as_described() -> None:
    kinds = {name: values.dtype.kind for name, values in columns("cdnow").items()}
    assert kinds == {
        "purchase_id": "i",
        "customer_id": "U",
        "date": "M",
        "quantity": "i",
        "amount": "f",
    }


def test_is_a_file_that_was_opened_and_saved_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "nile.csv"
    saved.write_bytes(catalog.path("nile").read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr("oms42.datasets.real.arrays.path", lambda _name: saved)
    with pytest.raises(DataError, match=r"not the file that was published.*oms42 data real"):
        columns("nile")


def test_is_numpy_all_that_they_need() -> None:
    """In a process of its own: here pandas is loaded already."""
    code = (
        "import sys; from oms42.datasets import real; real.columns('us_cities'); "
        "print([name for name in ('pandas', 'scipy', 'lifetimes') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_is_every_county_of_a_pair_a_county() -> None:
    pairs = columns("us_county_neighbors")
    assert np.isin(
        np.concatenate([pairs["fips"], pairs["neighbor"]]), columns("us_counties")["fips"]
    ).all()
    assert (pairs["fips"] < pairs["neighbor"]).all()
