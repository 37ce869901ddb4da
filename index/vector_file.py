"""Vectors that stay in their file and are read when they are asked for.

A mapped file would do, but that each page once read counts as memory of the process until the machine runs short.
"""

from __future__ import annotations

import os
import weakref
from pathlib import Path

import numpy as np

from index.encoder import Vectors

_ITEM = np.dtype("<f4")


class VectorFile:
    """A file that ``np.save`` wrote; it stays open, so that it can be read after its name is gone.

    Attributes:
        shape: (n_vectors, dim).
    """

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            OSError: It cannot be read.
            ValueError: It holds anything but rows of float32.
        """
        with path.open("rb") as file:
            if np.lib.format.read_magic(file) != (1, 0):
                raise ValueError(f"{path} is of another version of the format")
            shape, by_columns, kind = np.lib.format.read_array_header_1_0(file)
            self._start = file.tell()
        if len(shape) != 2 or by_columns or kind != _ITEM:
            raise ValueError(f"{path} holds {kind} of shape {shape}")
        self.shape: tuple[int, int] = (shape[0], shape[1])
        self._descriptor = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: int | slice) -> Vectors:
        """Return a row, shape (dim,), or those of a slice of step 1, shape (n, dim)."""
        if isinstance(rows, slice):
            first, last, step = rows.indices(len(self))
            if step != 1:
                raise ValueError(f"rows are read in order; asked for with a step of {step}")
            return self._read(first, max(first, last))
        number = range(len(self))[rows]
        row: Vectors = self._read(number, number + 1)[0]
        return row

    def _read(self, first: int, last: int) -> Vectors:
        dim = self.shape[1]
        size = dim * _ITEM.itemsize
        data = os.pread(self._descriptor, (last - first) * size, self._start + first * size)
        vectors: Vectors = np.frombuffer(data, _ITEM).reshape(-1, dim)
        return vectors
