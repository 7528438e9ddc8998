# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the contract of leads say what a dictionary should, and no more?"""

import numpy as np

from oms42.kelvane.selling.leads_contract import leads_contract
from oms42.kelvane.world import Columns


def test_does_the_table_keep_the_contract(lead_table: Columns) -> None:
    for column in leads_contract().columns:
        values = lead_table[column.name]
        missing = np.isnat(values) if values.dtype.kind == "M" else values != values
        assert column.required <= (not np.any(missing)), column.name
        if column.categories:
            assert set(np.unique(values).tolist()) <= set(column.categories), column.name
        if column.minimum is not None:
            assert np.nanmin(values) >= float(column.minimum), column.name
        if column.maximum is not None:
            assert np.nanmax(values) <= float(column.maximum), column.name


def test_is_no_defect_named_in_the_dictionary() -> None:
    words = " ".join(column.description for column in leads_contract().columns).lower()
    assert not any(word in words for word in ("leak", "pt-", "defect", "planted", "trap"))
