# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Comms over the worker's messages: how a widget in Python and its picture in the page talk."""

import json
from typing import Any

import comm
from comm.base_comm import BaseComm, CommManager

from oms42.book.pagekernel.aside import Asides
from oms42.book.pagekernel.aside import install as install_asides
from oms42.book.pagekernel.display import Display
from oms42.book.pagekernel.wire import encode


class PageComms(CommManager):
    """The comms of a page, which know their cells.

    Args:
        asides: Told when a message for a widget is handled.
    """

    def __init__(self, asides: Asides) -> None:
        super().__init__()
        self.asides = asides


def install(display: Display) -> PageComms:
    """Make ``comm.create_comm`` send to the page.

    Args:
        display: Its ``post`` takes the kind of a message, its JSON and its binary buffers.

    Returns:
        The manager that incoming messages are handed to.
    """

    class PageComm(BaseComm):
        def __init__(self, **keys: Any) -> None:
            self.cell = display.cell or display.caller  # where its widget was made
            super().__init__(**keys)

        def publish_msg(
            self,
            msg_type: str,
            data: Any = None,
            metadata: Any = None,
            buffers: Any = None,
            **_keys: Any,
        ) -> None:
            content = {"comm_id": self.comm_id, "target_name": self.target_name, "data": data or {}}
            message = {"msg_type": msg_type, "content": content, "metadata": metadata or {}}
            views = [memoryview(buffer).cast("B") for buffer in buffers or ()]
            display.post("comm", encode(message), views)

    manager = PageComms(install_asides(display))

    def create_comm(**keys: Any) -> PageComm:
        made = PageComm(**keys)
        manager.register_comm(made)
        return made

    comm.create_comm = create_comm
    comm.get_comm_manager = lambda: manager
    return manager


def deliver(manager: PageComms, message: str, buffers: list[bytes]) -> None:
    """Hand one message of the page to the widget that it is for.

    Args:
        manager: What :func:`install` returned.
        message: JSON with ``msg_type``, ``msg_id`` and ``content``.
        buffers: Its binary parts.
    """
    parsed = json.loads(message)
    parsed["buffers"] = buffers
    parsed["header"] = {"msg_type": parsed["msg_type"], "msg_id": parsed.get("msg_id")}
    kinds = {
        "comm_open": manager.comm_open,
        "comm_msg": manager.comm_msg,
        "comm_close": manager.comm_close,
    }
    receiver = manager.comms.get(parsed["content"].get("comm_id"))
    manager.asides.begin(getattr(receiver, "cell", None))
    try:
        # the first two are a kernel's stream and identity, which the manager only logs
        kinds[parsed["msg_type"]](None, parsed.get("msg_id"), parsed)  # type: ignore[arg-type]  # no stream, no identity
    finally:
        manager.asides.end()
