# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do dates and times keep their zone, and is a zone from elsewhere refused?"""

import datetime
import zoneinfo

import pytest

from oms42.grading.split.codec import Decoder, dumps, loads
from oms42.grading.split.limits import PayloadError
from oms42.grading.split.moments import read_zone, zone_node

NOON = datetime.datetime(2026, 10, 25, 2, 30, 0, 7, fold=1)


@pytest.mark.parametrize(
    "zone",
    [
        None,
        datetime.UTC,
        datetime.timezone(datetime.timedelta(hours=-3, minutes=-30)),
        zoneinfo.ZoneInfo("Europe/Berlin"),
    ],
)
def test_does_a_moment_keep_its_zone(zone):
    found = loads(dumps(NOON.replace(tzinfo=zone)))
    assert found == NOON.replace(tzinfo=zone)
    assert found.utcoffset() == NOON.replace(tzinfo=zone).utcoffset()
    assert found.fold == 1


def test_do_dates_times_and_durations_come_back():
    values = [
        datetime.date(2026, 10, 5),
        datetime.time(23, 59, tzinfo=datetime.UTC),
        datetime.timedelta(days=-1, microseconds=3),
        datetime.UTC,
    ]
    assert loads(dumps(values)) == values


class Zone(datetime.tzinfo):
    """A zone of a student's own."""


def test_is_a_zone_of_another_kind_refused():
    with pytest.raises(PayloadError, match="neither an offset nor in the tz database"):
        zone_node(Zone())


@pytest.mark.parametrize("node", ["../../etc/passwd", "/etc/localtime", "", 3, ["UTC"], "No/Where"])
def test_is_a_forged_zone_refused(node):
    with pytest.raises((PayloadError, zoneinfo.ZoneInfoNotFoundError)):
        read_zone(node)
    with pytest.raises(PayloadError):
        Decoder([]).value({"t": "zone", "v": node})
