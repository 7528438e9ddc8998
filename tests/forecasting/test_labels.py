# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest

from oms42.forecasting.labels import column_names, row_names


@pytest.mark.parametrize("table", [[1, 2], (1, 2), np.eye(2), pd.Series([1, 2])])
def test_have_plain_numbers_no_names(table) -> None:
    assert row_names(table) is None
    assert column_names(table) is None


def test_are_the_names_of_a_frame_found() -> None:
    frame = pd.DataFrame(np.eye(2), index=["a", "b"], columns=["c", "d"])
    assert row_names(frame) == ("a", "b")
    assert column_names(frame) == ("c", "d")
