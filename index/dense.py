"""The dense index: exact inner product of unit vectors, by FAISS."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from index.allowed import Allowed
from index.encoder import Vectors
from sources.errors import IndexBroken, system_error


class DenseIndex:
    """Passage vectors by passage number."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401  faiss ships no types
        self._index = index
        self.dim = int(index.d)
        self.size = int(index.ntotal)

    @classmethod
    def build(cls, vectors: Vectors) -> DenseIndex:
        """Index vectors. Shape: (n_passages, dim), float32, unit rows."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the index to a file.

        Raises:
            OSError: It cannot be written.
        """
        import faiss

        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:  # how FAISS tells of a full disk
            raise system_error(str(error)) from error

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """Read an index from a file.

        Raises:
            IndexBroken: FAISS cannot read the file.
        """
        import faiss

        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise IndexBroken(f"Không đọc được {path.name} của chỉ mục; hãy chạy: make build") from error

    def search(self, question: Vectors, k: int, allowed: Allowed | None = None) -> dict[int, float]:
        """Return the cosines of the ``k`` nearest passages by passage number, best first.

        Only the allowed ones are looked at, where that is given. Fewer when there are fewer; the width is
        checked here, since FAISS answers a wrong one with an empty message.
        """
        if question.shape != (self.dim,):
            raise ValueError(f"question vector has shape {question.shape}, the index needs ({self.dim},)")
        k = min(k, self.size)
        if k == 0:
            return {}
        scores, numbers = self._index.search(question[None, :], k, params=_only(self._index, allowed))
        return {int(n): float(s) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0}


def _only(index: Any, allowed: Allowed | None) -> Any:  # noqa: ANN401  faiss ships no types
    """Return what tells FAISS to look at the allowed vectors alone; ``None`` for all.

    An index whose vectors lie in lists looks into more of them the fewer are allowed, so that as many are compared.
    """
    if allowed is None:
        return None
    import faiss

    # Its Python classes take more than its types say.
    bitmap: Any = faiss.IDSelectorBitmap
    selector = bitmap(np.packbits(allowed, bitorder="little"))
    if not hasattr(index, "nlist"):
        parameters: Any = faiss.SearchParameters
        return parameters(sel=selector)
    in_lists: Any = faiss.SearchParametersIVF
    share = max(1, int(np.count_nonzero(allowed))) / len(allowed)
    return in_lists(sel=selector, nprobe=min(index.nlist, math.ceil(index.nprobe / share)))
