# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chapters that are finished, and what each must hold."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """What a finished chapter must hold.

    Attributes:
        folder: Under ``book/``.
        objective: Its line among the module's learning objectives.
        bullets: The module's topics that it treats, word by word, by anchor.
        elements: Anchors of the parts that a topic names.
        widgets: Its widgets, by page.
    """

    folder: str
    objective: str
    bullets: dict[str, str]
    elements: tuple[str, ...]
    widgets: dict[str, tuple[str, ...]]

    @property
    def anchors(self) -> list[str]:
        """Return all its anchors, in order."""
        return sorted([*self.bullets, *self.elements])


PLANNING = Chapter(
    "planning",
    "Develop and implement strategic sales plans aligned with business objectives.",
    {
        "b-1-1": "Aligning sales strategy with overall business and marketing strategy.",
        "b-1-2": "Market segmentation and targeting for sales.",
        "b-1-3": "Developing sales objectives and go-to-market strategies.",
        "b-1-4": "Competitive sales analysis and positioning.",
    },
    (),
    {
        "segments.md": ("SegmentStability",),
        "capacity.md": ("CapacityBridge",),
        "allocation.md": ("AllocationLab",),
    },
)
FORECASTING = Chapter(
    "forecasting",
    "Master advanced sales forecasting techniques and territory management.",
    {
        "b-2-1": "Advanced forecasting methods (quantitative and qualitative).",
        "b-2-2": "Pipeline analysis and revenue prediction.",
        "b-2-3": "Designing and optimizing sales territories (workload, potential, balance).",
        "b-2-4": "Quota setting methodologies.",
    },
    ("b-2-1a", "b-2-1b", "b-2-3a", "b-2-3b", "b-2-3c"),
    {
        "methods.md": ("ForecastLab",),
        "pipeline.md": ("CalibrationStudio",),
        "quarter.md": ("QuarterSimulator",),
        "territories.md": ("TerritoryOptimizer", "CityTerritories"),
        "quotas.md": ("QuotaExplorer",),
    },
)
COMPENSATION = Chapter(
    "compensation",
    "Design and manage effective sales compensation and incentive programs.",
    {
        "b-3-1": (
            "Aligning compensation with strategic goals "
            "(e.g., new business, retention, profitability)."
        ),
        "b-3-2": "Types of compensation plans (salary, commission, bonus, SPIFFs).",
        "b-3-3": "Designing motivating and fair incentive programs.",
    },
    (
        *("b-3-1a", "b-3-1b", "b-3-1c"),
        *("b-3-2a", "b-3-2b", "b-3-2c", "b-3-2d"),
        *("b-3-3a", "b-3-3b"),
    ),
    {
        "mechanics.md": ("PayCurveDesigner",),
        "gaming.md": ("GamingSimulator", "SpiffStudy"),
        "fairness.md": ("PayEquity",),
    },
)
CHAPTERS = (PLANNING, FORECASTING, COMPENSATION)
