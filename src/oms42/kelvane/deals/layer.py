# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Layers: one segment in one region, numbered."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.layers import SEGMENTS

LAYERS = len(SEGMENTS) * len(REGIONS)


def layer_number(segment: NDArray[np.str_], region: NDArray[np.str_]) -> NDArray[np.int64]:
    """Number layers: the segment's place times four plus the region's.

    Args:
        segment: Segments.
        region: Regions.

    Returns:
        0 to 11.

    Example:
        >>> layer_number(np.array(["public", "enterprise"]), np.array(["NA", "EMEA"])).tolist()
        [8, 1]
    """
    at_segment = {name: len(REGIONS) * i for i, name in enumerate(SEGMENTS)}
    at_region = {name: i for i, name in enumerate(REGIONS)}
    return np.array(
        [
            at_segment[s] + at_region[r]
            for s, r in zip(segment.tolist(), region.tolist(), strict=True)
        ],
        dtype=np.int64,
    )


def segment_of(layer: NDArray[np.int64]) -> NDArray[np.str_]:
    """Name the segment of layers.

    Args:
        layer: Numbers of layers.

    Returns:
        Segments.

    Example:
        >>> segment_of(np.array([8, 1])).tolist()
        ['public', 'enterprise']
    """
    return np.asarray(np.array(SEGMENTS)[layer // len(REGIONS)])


def region_of(layer: NDArray[np.int64]) -> NDArray[np.str_]:
    """Name the region of layers.

    Args:
        layer: Numbers of layers.

    Returns:
        Regions.

    Example:
        >>> region_of(np.array([8, 1])).tolist()
        ['NA', 'EMEA']
    """
    return np.asarray(np.array(REGIONS)[layer % len(REGIONS)])
