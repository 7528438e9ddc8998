# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tests that run apart from the work that they test.

A student's cells run in the student's kernel, S. Locked test cells run in a trusted process, T,
which never sees the student's code: it calls the student's functions over a pipe, and what comes
back are plain values of exact types, exceptions by type and message, warnings, and opaque handles.
"""
