# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import gzip
import json

import numpy as np
import pytest

from oms42.cli.real.origin import MIT, Extract, Origin
from oms42.cli.real.package import files
from oms42.kelvane.contract import Column, Contract

ORIGIN = Origin("Source", "https://example.org", "p 1.0", "f", MIT, "Terms.")
UNITS = Contract("t", "T", "T.", (Column("units", "integer", "Units", "U.", 1),), ("units",))


def extract(rows: int) -> Extract:
    """Make a table of one column."""
    return Extract(UNITS, {"units": np.arange(rows)}, ORIGIN)


def test_does_a_short_table_travel_as_it_is() -> None:
    assert files([extract(2)])["t.csv"] == b"units\n0\n1\n"


def test_is_a_long_table_packed() -> None:
    made = files([extract(20_000)])
    assert "t.csv" not in made
    assert gzip.decompress(made["t.csv.gz"]).count(b"\n") == 20_001
    assert json.loads(made["datapackage.json"])["resources"][0]["compression"] == "gz"


def test_are_the_same_extracts_the_same_bytes() -> None:
    assert files([extract(20_000)]) == files([extract(20_000)])


def test_does_the_description_name_rows_license_source_and_shapes() -> None:
    made = files([Extract(UNITS, {"units": np.arange(2)}, ORIGIN, topology={"arcs": []})])
    (entry,) = json.loads(made["datapackage.json"])["resources"]
    assert (entry["rows"], entry["licenses"][0]["name"]) == (2, "MIT")
    assert entry["sources"][0]["title"] == "Source"
    assert entry["files"][0]["path"] == "t.topojson.gz"
    assert gzip.decompress(made["t.topojson.gz"]) == b'{"arcs":[]}\n'


def test_is_a_value_that_does_not_fit_refused() -> None:
    with pytest.raises(ValueError, match="units must hold whole numbers"):
        files([Extract(UNITS, {"units": np.array([0.5])}, ORIGIN)])
