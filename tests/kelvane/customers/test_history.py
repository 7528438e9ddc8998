# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.history import History, history
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import World

# account, product, start, end, first and last annual value
SUBSCRIPTIONS = [
    ("A1", "Monitor", "2021-02-10", "NaT", 10_000.0, 14_000.0),
    ("A1", "Predict", "2024-05-20", "NaT", 6_000.0, 6_000.0),
    ("A1", "Monitor", "2025-05-20", "NaT", 9_000.0, 9_000.0),
    ("A2", "Predict", "2022-03-01", "2023-03-01", 5_000.0, 5_000.0),
    ("A2", "Comply", "2022-03-01", "2024-02-15", 7_000.0, 7_000.0),
    ("A4", "Predict", "2025-12-31", "NaT", 8_000.0, 8_000.0),
]


@pytest.fixture(scope="module")
def found() -> History:
    ids = np.array(["A1", "A2", "A3", "A4"])
    columns = list(zip(*SUBSCRIPTIONS, strict=True))
    subs = {
        "account_id": np.array(columns[0]),
        "product": np.array(columns[1]),
        "start": np.array(columns[2], dtype="datetime64[D]"),
        "end_date": np.array(columns[3], dtype="datetime64[D]"),
        "acv_start": np.array(columns[4]),
        "acv": np.array(columns[5]),
    }
    accounts = {
        "account_id": ids,
        "region": np.array(["NA", "EMEA", "APAC", "LATAM"]),
        "is_customer": np.array([True, False, False, True]),
        "is_key": np.array([True, False, False, False]),
    }
    world = World(Identity()).with_tables(accounts=accounts, subscriptions=subs)
    return history(world.with_hidden(accounts={"pre_trend": np.array([0.3, 0.1, 0.0, 0.2])}))


def test_is_a_customer_who_ever_subscribed(found: History) -> None:
    assert found.base.account_id.tolist() == ["A1", "A2", "A4"]
    assert found.current.tolist() == [True, False, True]
    assert found.base.region.tolist() == ["NA", "EMEA", "LATAM"]
    assert found.base.is_key.tolist() == [True, False, False]
    assert found.base.trend.tolist() == [0.3, 0.1, 0.2]


def test_since_when_and_until_when(found: History) -> None:
    assert found.base.bought.astype(str).tolist() == ["2021-02", "2022-03", "2025-12"]
    assert found.base.left.astype(str).tolist() == ["NaT", "2024-02", "NaT"]


def test_is_the_value_what_ran_in_mid_2024_or_on_the_nearest_day(found: History) -> None:
    """By hand: (10 + 14)/2 + 6 = 18; 7 on the last day; 8 on the first."""
    assert found.base.value.tolist() == [18_000.0, 7_000.0, 8_000.0]


def test_which_products_were_bought_when(found: History) -> None:
    """A second subscription to the same product is none; two at once have no second date apart."""
    assert found.products.tolist() == [[1, 2, 2], [2, 2, 2], [1, 1, 1]]
    assert found.base.second.astype(str).tolist() == ["2024-05", "2022-03", "NaT"]


def test_since_when_does_predict_run(found: History) -> None:
    assert found.predict.astype(str).tolist() == ["2024-05-20", "NaT", "2025-12-31"]
