# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The files in which a table travels.

Every table has a CSV rendering, whose hash is the table's own. What is small travels as it is
(`<table>.csv`, at most `SMALL` bytes, so that the page can carry all of these at once); what is
larger is packed (`<table>.csv.gz`) and has a parquet file beside it. A table of more than `LONG`
rows also has an npz with code books, which numpy alone reads many times faster than text.
"""

import gzip
import hashlib
from dataclasses import dataclass

from oms42.kelvane.coded import npz_bytes
from oms42.kelvane.contract import Contract
from oms42.kelvane.parquet import parquet_bytes
from oms42.kelvane.render import csv_bytes
from oms42.kelvane.world import Columns

SMALL = 50_000
LONG = 20_000


@dataclass(frozen=True)
class TableFiles:
    """Hold a table as it is written.

    Attributes:
        contract: What the table promises.
        rows: Number of rows.
        rendering: SHA-256 of the CSV rendering, in hexadecimal.
        files: Content by file name; the first is the CSV, packed or not.
    """

    contract: Contract
    rows: int
    rendering: str
    files: dict[str, bytes]

    @property
    def main(self) -> str:
        """Return the name of the CSV file, packed or not.

        Returns:
            The first file's name.

        Example:
            >>> TableFiles(Contract("t", "T", "T.", ()), 0, "", {"t.csv": b""}).main
            't.csv'
        """
        return next(iter(self.files))


def table_files(columns: Columns, contract: Contract) -> TableFiles:
    r"""Write one table in memory, in each of its files.

    Args:
        columns: Columns of equal length by name.
        contract: What the table promises.

    Returns:
        The files.

    Raises:
        ValueError: If the columns do not fit the contract.
        ImportError: If a parquet file is due and pyarrow is not installed (extra `data`).

    Example:
        >>> import numpy as np
        >>> from oms42.kelvane.contract import Column
        >>> units = Column("units", "integer", "Units", "Units.", 1)
        >>> made = table_files({"units": np.arange(3)}, Contract("t", "T", "T.", (units,)))
        >>> made.files, made.rows
        ({'t.csv': b'units\n0\n1\n2\n'}, 3)
    """
    content = csv_bytes(columns, contract)
    rows = content.count(b"\n") - 1
    digest = hashlib.sha256(content).hexdigest()
    if len(content) <= SMALL:
        return TableFiles(contract, rows, digest, {f"{contract.name}.csv": content})
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    files = {f"{contract.name}.csv.gz": packed}
    if rows > LONG:
        files[f"{contract.name}.npz"] = npz_bytes(columns, contract)
    files[f"{contract.name}.parquet"] = parquet_bytes(columns, contract)
    return TableFiles(contract, rows, digest, files)
