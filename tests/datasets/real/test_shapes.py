# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.datasets.real.frames import us_counties
from oms42.datasets.real.shapes import us_county_shapes


def test_has_every_county_a_shape_of_its_name() -> None:
    shapes = us_county_shapes()["objects"]["shapes"]["geometries"]
    table = us_counties()
    assert {one["id"]: one["properties"]["name"] for one in shapes} == dict(
        zip(table["fips"], table["county"], strict=True)
    )


def test_does_no_shape_name_a_border_that_is_not_there() -> None:
    topology = us_county_shapes()
    named = {
        arc if arc >= 0 else ~arc
        for shape in topology["objects"]["shapes"]["geometries"]
        for polygon in shape["arcs"]
        for ring in polygon
        for arc in ring
    }
    assert named == set(range(len(topology["arcs"])))
