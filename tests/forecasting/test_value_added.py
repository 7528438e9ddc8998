# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest

from oms42.forecasting import forecast_value_added, smape

# Four quarters; the model halves the error of the naive, the manager gives some of it back.
ACTUAL = [100, 110, 90, 120]
STEPS = {
    "naive": [90, 100, 110, 90],  # errors 10, 10, 20, 30: mean 17.5, bias -7.5
    "model": [95, 106, 96, 115],  # errors 5, 4, 6, 5: mean 5, bias -2
    "manager": [105, 118, 98, 121],  # errors 5, 8, 8, 1: mean 5.5, bias 5.5
}


def test_is_the_value_added_of_each_step_what_a_hand_calculation_gives() -> None:
    made = forecast_value_added(ACTUAL, STEPS)
    assert made.steps == ("naive", "model", "manager")
    assert made.error.tolist() == [17.5, 5.0, 5.5]
    assert made.bias.tolist() == [-7.5, -2.0, 5.5]
    assert np.isnan(made.value_added[0])
    assert made.value_added[1:].tolist() == [12.5, -0.5]
    assert made.over_benchmark.tolist() == [0.0, 12.5, 12.0]
    assert made.wasted == ("manager",)
    assert made.n == 4


def test_may_the_steps_be_the_columns_of_a_frame() -> None:
    made = forecast_value_added(pd.Series(ACTUAL), pd.DataFrame(STEPS))
    table = made.to_frame()
    assert table.index.tolist() == ["naive", "model", "manager"]
    assert table["error"].tolist() == [17.5, 5.0, 5.5]


def test_do_the_other_measures_agree_with_their_own_functions() -> None:
    made = forecast_value_added(ACTUAL, STEPS, measure="smape")
    assert made.error.tolist() == pytest.approx([smape(ACTUAL, one) for one in STEPS.values()])
    # squares 100, 100, 400, 900: mean 375
    assert forecast_value_added(ACTUAL, STEPS, measure="rmse").error[0] == pytest.approx(375**0.5)


@pytest.mark.parametrize(
    ("steps", "measure", "error", "says"),
    [
        ({"naive": [1, 2, 3, 4]}, "mae", ValueError, "steps holds 1"),
        ([[1, 2, 3, 4]], "mae", TypeError, "steps is list; give a mapping"),
        (STEPS | {"ceo": [1]}, "mae", ValueError, "step 'ceo' has 1 forecasts and y has 4"),
        (STEPS | {"ceo": [1, 2, 3, None]}, "mae", TypeError, "step 'ceo' holds None"),
        (STEPS, "mape", ValueError, "measure is 'mape'; it must be one of mae, rmse, smape"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(steps, measure, error, says) -> None:
    with pytest.raises(error, match=says):
        forecast_value_added(ACTUAL, steps, measure=measure)
