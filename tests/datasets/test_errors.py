# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42 import datasets


@pytest.mark.parametrize("error", [datasets.DataError, datasets.UnknownTableError])
def test_can_a_learner_catch_the_errors_as_value_errors(error: type[ValueError]) -> None:
    with pytest.raises(ValueError, match="a message"):
        raise error("a message")
