# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import json

import pytest

from oms42.grading.sandbox.handle import SandboxError
from oms42.grading.sandbox.limits import Limits
from oms42.grading.sandbox.porter import Order
from oms42.grading.sandbox.view import plan


def test_is_an_order_read_as_it_was_written() -> None:
    view, limits = plan(), Limits(memory=1 << 29)
    setup = {"kind": "user", "run": "/tmp/run", "view": view.dump(), "preload": []}
    message = json.dumps({"kernel": "k1", "limits": limits.dump()}).encode()
    order = Order.read(message, [7, 8], setup)
    assert (order.kind, order.run, order.kernel) == ("user", "/tmp/run", "k1")
    assert (order.view, order.limits, order.line, order.files) == (view, limits, 7, 8)


def test_do_two_submissions_never_share_a_user(run) -> None:
    """A user's limit of processes counts all that the user runs."""
    ask = "import os; print(os.getuid())"
    assert run(ask) != run(ask)


def test_does_a_kernel_that_cannot_start_say_why(sandbox, files) -> None:
    """Its folder is not there."""
    with pytest.raises(SandboxError, match="no-such-kernel"):
        sandbox.start("no-such-kernel", Limits(), files)
