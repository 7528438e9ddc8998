# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from oms42.datasets.arrays import columns
from oms42.datasets.errors import DataError, UnknownTableError
from oms42.kelvane.bookings import bookings_monthly
from oms42.kelvane.identity import Identity


def test_are_the_columns_those_that_the_generator_made() -> None:
    loaded, made = columns("bookings_monthly"), bookings_monthly(Identity(42))
    assert list(loaded) == list(made)
    assert np.array_equal(loaded["month"].astype(str), made["month"])
    for name in ("region", "product", "bookings", "revenue", "units", "price_avg", "plan"):
        assert np.array_equal(loaded[name], made[name]), name


def test_does_reading_need_neither_pandas_nor_scipy() -> None:
    """The published page loads numpy alone."""
    code = (
        "import sys; from oms42 import datasets; datasets.columns('bookings_monthly');"
        "print(sorted({'pandas', 'scipy', 'altair', 'pyarrow'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == "[]"


def test_does_an_unknown_table_get_the_list_of_tables() -> None:
    with pytest.raises(UnknownTableError, match="the tables are: bookings_monthly"):
        columns("bookings")


def test_is_a_changed_file_refused(elsewhere: Path) -> None:
    (elsewhere / "owners.csv").write_text("owner,region,month\nR9,NA,2026-05\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"owners\.csv is not the file that was published"):
        columns("owners")
