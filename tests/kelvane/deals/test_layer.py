# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.layer import LAYERS, layer_number, region_of, segment_of


def test_does_a_layer_go_to_its_segment_and_region_and_back() -> None:
    layer = np.arange(LAYERS)
    assert layer_number(segment_of(layer), region_of(layer)).tolist() == layer.tolist()


def test_are_there_twelve_pairs_of_segment_and_region() -> None:
    layer = np.arange(LAYERS)
    assert len(set(zip(segment_of(layer).tolist(), region_of(layer).tolist(), strict=True))) == 12
