"""The dense index: inner product of unit vectors, by FAISS; exact for few vectors, by lists for many.

Above ``EXACT_BELOW`` the vectors lie in lists around centres that k-means finds, and a question looks only into the
lists whose centres are nearest to it. They are kept as halves (fp16), so that scores stay cosines to four places.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from index.allowed import Allowed
from index.encoder import Vectors
from sources.errors import IndexBroken, system_error

# Measured by `python -m eval scale`, 384 dimensions, one thread: exact search takes 0.4 ms at 10,000 vectors, 8 ms at
# 50,000 and 20 ms at 100,000; by lists it takes 0.3 ms at 50,000 and 0.4 ms at 100,000, with a recall@10 of 0.99.
EXACT_BELOW = 50_000
# Lists for n vectors: about sqrt(n), a power of two; and the part of them that a question looks into. At 1,000,000
# drawn vectors 1/32, 1/16 and 1/8 of 1,024 lists give a recall@10 of 0.992, 0.998 and 0.998. Real ones are somewhat
# harder: of 10,000 in 128 lists, 1/8, 1/4 and 1/2 give 0.956, 0.975 and 0.990 (drawn: 0.972, 0.986, 0.995); so more is
# looked into than drawn ones ask for, and most where there are few lists. Codes of eight bits instead of halves cap the
# recall at 0.973; twice as many lists take twice as long to find and gain nothing.
_PROBED, _PROBED_AT_LEAST = 1 / 8, 64
_TRAINED_ON = 64  # vectors a list
_ROUNDS = 10
_SEED = 1


class DenseIndex:
    """Passage vectors by passage number."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401  faiss ships no types
        self._index = index
        self.dim = int(index.d)
        self.size = int(index.ntotal)

    @classmethod
    def build(cls, vectors: Vectors) -> DenseIndex:
        """Index vectors; the same ones give the same index. Shape: (n_passages, dim), float32, unit rows."""
        import faiss

        rows = np.ascontiguousarray(vectors)
        index = faiss.IndexFlatIP(rows.shape[1]) if len(rows) < EXACT_BELOW else _lists(rows)
        index.add(rows)
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
            index: Any = faiss.read_index(str(path))
            if hasattr(index, "nlist"):
                # Where each vector lies in the lists, so that it can be given back.
                index.make_direct_map()
            return cls(index)
        except RuntimeError as error:
            raise IndexBroken(f"Không đọc được {path.name} của chỉ mục; hãy chạy: make build") from error

    def vector(self, number: int) -> Vectors:
        """Return the vector of a passage of a loaded index, to the precision that it keeps. Shape: (dim,).

        Raises:
            IndexError: There is no such passage.
        """
        if not 0 <= number < self.size:
            raise IndexError(f"no vector {number} among {self.size}")
        vector: Vectors = self._index.reconstruct(number)
        return vector

    def search(self, question: Vectors, k: int, allowed: Allowed | None = None) -> dict[int, float]:
        """Return the cosines of the ``k`` nearest passages by passage number, best first.

        Only the allowed ones are looked at, where that is given. Above ``EXACT_BELOW`` passages a few of the nearest
        may be missed. Fewer when there are fewer; the width is checked here, since FAISS answers a wrong one with an
        empty message.
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


def _lists(vectors: Vectors) -> Any:  # noqa: ANN401  faiss ships no types
    """Return an empty index whose centres are found among the vectors. Shape: (n, dim)."""
    import faiss

    count, dim = vectors.shape
    lists = 2 ** round(math.log2(math.sqrt(count)))
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dim), dim, lists, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, False
    )
    index.nprobe = min(lists, max(_PROBED_AT_LEAST, round(lists * _PROBED)))
    index.cp.seed, index.cp.niter = _SEED, _ROUNDS
    chosen = np.random.default_rng(_SEED).choice(count, min(count, _TRAINED_ON * lists), replace=False)
    index.train(vectors[np.sort(chosen)])
    return index
