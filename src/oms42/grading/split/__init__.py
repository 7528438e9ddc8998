# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Tests that run apart from the work that they test.

A student's cells run in the student's kernel. Locked test cells run in a trusted process that never
sees the student's code: it calls the student's functions over a pipe, and what comes back are plain
values of exact types, exceptions by type and message, warnings, and opaque handles.

On the way of one call, from the test to the student and back:

=============  ==================================================================================
``shell``      runs the test cell as a kernel would, and keeps its outputs
``namespace``  knows which names are the tests' own and which are the student's
``remote``     what the test holds of a student's function or object
``line``       writes the question and reads the answer
``codec``      values as bytes, by families: ``plain``, ``moments``, ``arrays``, ``tables``, …
``wire``       from the tests' process (``trusted``) to the grader (``process``)
``execute``    nbgrader's step, which passes it on to the student's kernel (``student``)
``agent``      calls the function there, and writes the answer
=============  ==================================================================================
"""
