# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Comms over the worker's messages: how a widget in Python and its picture in the page talk."""

import json
from typing import Any

import comm
from comm.base_comm import BaseComm, CommManager

from oms42.book.pagekernel.display import Post


def install(post: Post) -> CommManager:
    """Make ``comm.create_comm`` send through ``post``.

    Args:
        post: Takes the kind of a message, its JSON and its binary buffers.

    Returns:
        The manager that incoming messages are handed to.
    """

    class PageComm(BaseComm):
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
            post("comm", json.dumps(message, default=str), views)

    manager = CommManager()

    def create_comm(*args: Any, **kwargs: Any) -> PageComm:
        made = PageComm(*args, **kwargs)
        manager.register_comm(made)
        return made

    comm.create_comm = create_comm
    comm.get_comm_manager = lambda: manager
    return manager


def deliver(manager: CommManager, message: str, buffers: list[bytes]) -> None:
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
    # the first two are a kernel's stream and identity, which the manager only logs
    kinds[parsed["msg_type"]](None, parsed.get("msg_id"), parsed)  # type: ignore[arg-type]
