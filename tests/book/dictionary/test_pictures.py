# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which pictures there are: one or two a table, in words too, and none that tells an answer."""

import ast
import inspect

import numpy as np
import pytest

from oms42.book.dictionary import pictures
from oms42.book.dictionary.pictures import PICTURES, Picture
from oms42.book.dictionary.values import as_it_is
from oms42.charts.overview import KINDS
from oms42.datasets import names, real

# What a reader is to find in a chapter hangs on these columns; a picture of one would tell.
TELLING = [
    "outcome",
    "won",
    "converted",
    "replied",
    "meeting",
    "attainment",
    "credited_splits",
    "loss_reason",
    "currency",
    "discount_pct",
    "forecast_cat",
    "pushes_n",
    "contacts_n",
    "gender",
    "remote",
    "potential_index",
    "workload_h",
    "coaching_h_week",
    "coaching_rota",
    "si_score",
    "work_sample",
    "spiff",
    "accelerator",
    "score_vendor",
    "commission_pct",
    "margin_pct",
    "value_usd",
    "open_tender",
    "preapproved",
    "end_reason",
    "renewed",
    "used_usd",
    "commit_usd",
    "next_step_set",
    "talk_ratio",
    "voice_emotion_score",
    "close_date",
    "domain",
    "name",
    "complied",
]


def test_has_every_table_and_series_a_picture_or_two() -> None:
    assert set(PICTURES) == {*names(), *real.names(), *real.series_names()}
    assert {len(some) for some in PICTURES.values()} <= {1, 2}


def test_does_no_picture_draw_a_column_that_tells_an_answer() -> None:
    texts = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(pictures)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert texts & set(TELLING) == set()


def test_is_every_picture_of_a_kind_that_can_be_drawn() -> None:
    assert {one.kind for some in PICTURES.values() for one in some} <= set(KINDS)


@pytest.mark.parametrize(
    ("kind", "columns", "said"),
    [
        (
            "bars",
            {"label": np.array(["a", "b"]), "value": np.array([12_000, 3])},
            "Bar chart, synthetic data. Title: a 12,000, b 3.",
        ),
        (
            "course",
            {
                "t": np.array(["2025-01-01", "2025-04-01"], dtype="datetime64[D]"),
                "value": np.array([0.5, 15_380.0]),
            },
            "Line chart, synthetic data. Title, from 2025-01 to 2025-04: between 0.5 and 15,380 "
            "(Axis).",
        ),
        (
            "places",
            {"longitude": np.zeros(3), "latitude": np.zeros(3)},
            "Map, synthetic data. Title. 3 points. More.",
        ),
        ("shapes", {}, "Map, synthetic data. Title. More."),
    ],
)
def test_does_the_text_alternative_say_what_is_drawn(
    kind: str, columns: dict[str, np.ndarray], said: str
) -> None:
    assert (
        Picture(kind, "Title", "Axis", as_it_is(), "More.").alt(columns, "synthetic data") == said
    )
