# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Forms of exponential smoothing: are they read, named and counted as the literature does?"""

import pytest

from oms42.forecasting.ets_form import EtsForm, parse, usual

ALL = [
    f"{error}{trend}{season}"
    for error in "AM"
    for trend in ("N", "A", "Ad", "M", "Md")
    for season in "NAM"
]


@pytest.mark.parametrize("code", ALL)
def test_is_each_of_the_thirty_forms_read_and_written_back(code: str) -> None:
    assert parse(code).code == code
    assert parse(parse(code).name).code == code


@pytest.mark.parametrize("model", ["", "AA", "ZZZ", "NAN", "AdAN", "ANd", "aan", "AANN"])
def test_does_an_unknown_form_get_an_error_that_lists_the_letters(model: str) -> None:
    with pytest.raises(ValueError, match="three letters: the error"):
        parse(model)


def test_does_a_form_that_is_no_text_get_a_type_error() -> None:
    with pytest.raises(TypeError, match="must be text"):
        parse(3)  # type: ignore[arg-type]  # the wrong type is the point


@pytest.mark.parametrize(
    ("code", "period", "count"),
    [
        # R prints these numbers of parameters (its np less the variance): fpp3, section 8.6
        ("ANN", 1, 2),  # alpha, l0
        ("AAN", 1, 4),  # alpha, beta, l0, b0
        ("AAdN", 1, 5),
        ("MAdM", 12, 17),  # AirPassengers: AIC 1395.166 = 2 * 679.5832 + 2 * (17 + 1)
        ("ANA", 4, 6),
    ],
)
def test_are_weights_and_states_counted_as_r_does(code: str, period: int, count: int) -> None:
    assert parse(code).estimated(period) == count


def test_are_the_usual_forms_the_fifteen_of_r() -> None:
    """R's ets drops additive errors with multiplicative seasons, and trends that multiply."""
    codes = {form.code for form in usual(seasonal=True, positive=True)}
    assert codes == {code for code in ALL if code[1] != "M" and code[0] + code[-1] != "AM"}
    assert len(codes) == 15


def test_does_nothing_multiply_where_a_value_is_not_above_zero() -> None:
    forms = usual(seasonal=True, positive=False)
    assert [form.code for form in forms] == ["ANN", "AAN", "AAdN", "ANA", "AAA", "AAdA"]
    assert not any(form.positive for form in forms)


def test_does_each_component_that_multiplies_need_values_above_zero() -> None:
    needing = {code for code in ALL if parse(code).positive}
    assert needing == {code for code in ALL if "M" in code}


def test_is_the_name_that_of_the_book() -> None:
    assert EtsForm("M", "A", "M", damped=True).name == "ETS(M,Ad,M)"
