# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a hidden seed the grader's alone, and the same each time?"""

import hashlib
import hmac

from oms42.grading.split.seeds import KEY, hidden_seed, public_seed


def test_is_the_seed_public_where_there_is_no_key(monkeypatch):
    monkeypatch.delenv(KEY, raising=False)
    digest = hashlib.sha256(b"mase").digest()
    assert hidden_seed("mase") == public_seed("mase") == int.from_bytes(digest[:8], "big") // 2


def test_does_the_hidden_seed_follow_from_key_and_label(monkeypatch):
    monkeypatch.setenv(KEY, "ab" * 32)
    digest = hmac.new(bytes.fromhex("ab" * 32), b"mase", hashlib.sha256).digest()
    assert hidden_seed("mase") == int.from_bytes(digest[:8], "big") // 2
    assert hidden_seed("mase") != hidden_seed("pinball") != public_seed("pinball")
