# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A few made-up rows for every chart of the book, so that each can be drawn in a test."""

from typing import Any

import numpy as np

from oms42.charts.calibration_studio import MENDED, RAW
from oms42.charts.capacity_bridge import LOSS, SOURCE, TOTAL
from oms42.charts.cell_rows import cell_map
from oms42.charts.forecast_lab import ACTUAL, MODEL, NAIVE
from oms42.charts.quarter_simulator import BELOW, QUANTILE, REACHED, TARGET, WEIGHTED
from oms42.charts.quota_bunching import BAND, ELSE
from oms42.charts.response_curves import BEST, SEGMENTS, STANDING
from oms42.charts.selling_weeks import BOOKED, DISCOUNT, HAZARD
from oms42.charts.territory_rows import territory_rows

MONTHS = (1672531200000, 1675209600000, 1677628800000)
Rows = list[dict[str, Any]]


def _months(**values: list[float]) -> Rows:
    return [
        {"t": t, **{name: column[i] for name, column in values.items()}}
        for i, t in enumerate(MONTHS)
    ]


def _lines(key: str, names: tuple[str, ...], **more: str) -> Rows:
    return [
        {"t": t, key: name, "value": 5.0 + i + j, **more}
        for j, name in enumerate(names)
        for i, t in enumerate(MONTHS)
    ]


SAMPLES: dict[str, dict[str, Rows]] = {
    "alignment_balance": {
        "rows": [
            {"territory": name, "measure": measure, "deviation": value}
            for measure, values in (("Workload", (0.07, -0.13)), ("Potential", (-0.2, 0.2)))
            for name, value in zip(("East", "West"), values, strict=True)
        ]
    },
    "bookings_panels": {
        "rows": [
            row
            for product in ("consumption", "hardware", "services", "subscription")
            for row in _lines("region", ("NA", "EMEA", "APAC", "LATAM"), product=product)
        ]
    },
    "calibration_studio": {
        "rows": [
            {"series": name, "said": said, "happened": 0.3, "low": 0.2, "high": 0.4, "deals": 80}
            for name, said in ((RAW, 0.6), (MENDED, 0.3))
        ],
        "marks": [{"at": 0.25}],
    },
    "capacity_bridge": {
        "rows": [
            {"step": "Quotas", "low": 0, "high": 60, "change": 60, "kind": TOTAL},
            {"step": "Leavers", "low": 50, "high": 60, "change": -10, "kind": LOSS},
            {"step": "Partners", "low": 50, "high": 53, "change": 3, "kind": SOURCE},
        ],
        "target": [{"target": 55}],
    },
    "county_map": {
        "rows": [
            {"county": "39001", "territory": "North-west"},
            {"county": "39049", "territory": "South-east"},
        ]
    },
    "forecast_fan": {
        "rows": _months(mean=[5, 6, 7], low=[4, 4, 4], high=[6, 8, 10]),
        "past": _months(value=[3, 4, 5]),
    },
    "forecast_lab": {"rows": _lines("series", (ACTUAL, MODEL, NAIVE))},
    "levers": {
        "rows": [{"lever": "Earlier", "adds": 1.0}, {"lever": "More", "adds": 0.5}],
        "gap": [{"gap": 2.4}],
    },
    "month_bars": {"rows": _months(value=[3, 4, 5])},
    "pay_curve": {
        "rows": [
            {"plan": "A", "attainment": x, "incentive": y, "piece": piece}
            for x, y, piece in (
                (0.0, 0, "A 0"),
                (1.0, 50, "A 0"),
                (1.0, 80, "A 1"),
                (1.5, 120, "A 1"),
            )
        ],
        "spread": [{"attainment": 0.5 + k / 4, "share": s} for k, s in enumerate((0.1, 0.5, 0.4))],
    },
    "pay_gap_parts": {
        "rows": [
            {"part": part, "kind": kind, "start": a, "end": b, "size": abs(b - a), "text": text}
            for part, kind, a, b, text in (
                ("Raw gap", "raw gap", 0.0, 0.12, "12.0%"),
                ("Territory", "accepted", 0.12, 0.02, "10.0%"),
                ("Left", "to be justified", 0.0, 0.02, "2.0%"),
            )
        ]
    },
    "quarter_weeks": {
        "rows": [
            {"week": week, "low": week, "mid": 2 * week, "high": 3 * week} for week in (1, 7, 13)
        ],
        "target": [{"at": 20}],
    },
    "quarter_simulator": {
        "rows": [
            {"low": 1.0, "high": 1.5, "share": 0.4, "side": BELOW},
            {"low": 1.5, "high": 2.0, "share": 0.6, "side": REACHED},
        ],
        "marks": [
            {"at": 1.5, "kind": TARGET, "line": TARGET},
            {"at": 1.4, "kind": WEIGHTED, "line": WEIGHTED},
            {"at": 1.2, "kind": QUANTILE, "line": "P10"},
        ],
    },
    "quota_bunching": {
        "rows": [
            {"low": 0.96, "high": 1.0, "share": 0.3, "without": 0.3, "side": ELSE},
            {"low": 1.0, "high": 1.04, "share": 0.7, "without": 0.4, "side": BAND},
        ]
    },
    "quota_fairness": {
        "rows": [
            {"territory": "T001", "x": 0.8, "attainment": 1.1},
            {"territory": "T002", "x": 1.2, "attainment": 0.9},
        ],
        "line": [{"x": 0.8, "attainment": 1.1}, {"x": 1.2, "attainment": 0.9}],
    },
    "region_bars": {"rows": [{"region": "EMEA", "value": 62.3}, {"region": "NA", "value": 92.0}]},
    "response_curves": {
        "rows": [
            {"segment": name, "heads": x, "contribution": (3 - j) * x**0.5}
            for j, name in enumerate(SEGMENTS)
            for x in (0, 10, 40)
        ],
        "points": [
            {"segment": name, "heads": x, "contribution": (3 - j) * x**0.5, "which": which}
            for j, name in enumerate(SEGMENTS)
            for x, which in ((10, STANDING), (40, BEST))
        ],
    },
    "segment_scatter": {
        "rows": [
            {"employees": 200 * 2**i, "other": 3.0 + i, "segment": "ABCDEF"[i]} for i in range(6)
        ]
    },
    "selling_weeks": {
        "rows": [
            {"week": week, "series": name, "value": 0.05 * (week % 13 + 1) / (k + 1)}
            for k, name in enumerate((BOOKED, HAZARD, DISCOUNT))
            for week in (1, 13, 26, 39, 52)
        ]
    },
    "size_band": {
        "rows": [{"size": n, "profit": n / 10, "low": 1, "high": n / 5} for n in (10, 60, 110)],
        "marks": [{"today": 60, "best": 90.0, "most": 9.0}],
    },
    "spiff_effects": {
        "rows": [
            {"quarter": quarter, "phase": phase, "effect": e, "lower": e - 0.1, "upper": e + 0.1}
            for quarter, phase, e in (
                ("−1", "before", 0.02),
                ("0", "SPIFF", 0.3),
                ("+1", "after", -0.15),
                ("net", "net", 0.15),
            )
        ]
    },
    "stability_bars": {
        "rows": [
            {"segment": "A", "jaccard": 0.9, "stable": "stable"},
            {"segment": "B", "jaccard": 0.45, "stable": "not stable"},
        ]
    },
    "state_map": {"rows": [{"state": "Ohio", "value": 3}, {"state": "Texas", "value": 7}]},
    "territory_grid": {
        "rows": cell_map(
            ["C001", "C002"],
            [(0, 0), (3, 0)],
            accounts=[8, 9],
            hours=[80, 90],
            homes=[0, 1],
            names=["T001", "T002"],
            today=[0, 1],
            pairs=[(0, 1)],
        ).rows(np.array([0, 1]), np.array([0, 0]))
    },
    "territory_map": territory_rows(
        [-83.0, -81.7, -84.5, -87.6],
        [40.0, 41.5, 39.1, 41.9],
        [0, 0, 1, 1],
        homes=[0, 3],
        names=["Columbus", "Chicago"],
    ),
    "whale_curve": {
        "rows": [{"share": i / 4, "profit": p} for i, p in enumerate((0, 0.8, 1.2, 1.3, 1.0))]
    },
}
