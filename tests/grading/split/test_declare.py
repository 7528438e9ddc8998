# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""May an exercise declare names, and only names?"""

import pytest

from oms42.grading.split.declare import declare


def test_does_a_declaration_hold_class_and_names():
    found = declare("Smoother", "fit", "alpha_")
    assert (found.kind, found.names) == ("Smoother", ("fit", "alpha_"))


@pytest.mark.parametrize(
    "words", [("Smoother",), ("Smoother", "__class__"), ("Smoother", "fit()"), ("a.b", "fit")]
)
def test_is_what_is_no_name_refused_with_words(words):
    with pytest.raises(ValueError, match="needs the name of a class and names of its methods"):
        declare(*words)
