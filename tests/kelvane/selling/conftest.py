# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Leads of the published company and of a variant, each drawn once a session."""

import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.leads import leads
from oms42.kelvane.world import Columns


@pytest.fixture(scope="session")
def lead_table() -> Columns:
    return leads(Identity())[0]


@pytest.fixture(scope="session")
def lead_secrets() -> Columns:
    return leads(Identity())[1]


@pytest.fixture(scope="session")
def variant_leads() -> Columns:
    return leads(Identity(42, "class-b"))[0]
