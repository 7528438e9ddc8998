# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What holds for the loader of every table."""

from collections.abc import Callable

import pandas as pd

from oms42.datasets.catalog import describe

Loader = Callable[[], pd.DataFrame]


def check(loader: Loader) -> None:
    """Hold a loader to the description of the table that has its name."""
    info = describe(loader.__name__)
    frame = loader()
    assert len(frame) == info.rows
    assert frame.columns.tolist() == list(info.columns)
    assert not frame.duplicated(list(info.key)).any()
    assert f"{info.rows:,} rows and {len(info.columns)} columns" in (loader.__doc__ or "")
