"""What others would do in a few lines: plain BM25, plain dense, and LangChain's ensemble of the two.

The packages are in ``requirements-dev.txt`` alone; a peer whose package is missing is named, and left out.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence

import numpy as np

from eval.systems import Search
from index.encoder import Encoder, Vectors
from index.retriever import DEPTH
from sources.text import fold

_WORD = re.compile(r"\w+")
_RESULT_NUMBER = "number"


def peers(texts: Sequence[str], vectors: Vectors, encoder: Encoder) -> tuple[dict[str, Search], list[str]]:
    """Return the peers over texts and vectors, and one Vietnamese line for each whose package is missing.

    Args:
        texts: What is searched.
        vectors: Theirs, the same as the index is given. Shape: (n_texts, dim).
        encoder: Embeds questions, the same as the index is given.
    """
    makers: dict[str, Callable[[], Search]] = {
        "peer-bm25": lambda: _bm25(texts, str.lower),
        "peer-bm25-folded": lambda: _bm25(texts, fold),
        "peer-dense": lambda: _dense(vectors, encoder),
        "peer-langchain": lambda: _langchain(texts, vectors, encoder),
    }
    made, missing = {}, []
    for name, make in makers.items():
        try:
            made[name] = make()
        except ImportError as error:
            package = (error.name or str(error)).split(".")[0]
            missing.append(f"Bỏ qua {name}: chưa cài {package}; hãy chạy: pip install -r requirements-dev.txt")
    return made, missing


def _bm25(texts: Sequence[str], key: Callable[[str], str]) -> Search:
    """BM25 by rank_bm25 as it comes, over syllables without punctuation."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([_WORD.findall(key(text)) for text in texts])

    def search(question: str) -> list[int]:
        scores = index.get_scores(_WORD.findall(key(question)))
        return [int(number) for number in np.argsort(-scores, kind="stable")[:DEPTH] if scores[number] > 0]

    return search


def _dense(vectors: Vectors, encoder: Encoder) -> Search:
    """FAISS, exact, on the question as typed."""
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors))
    depth = min(DEPTH, len(vectors))

    def search(question: str) -> list[int]:
        _, numbers = index.search(encoder.encode_question(question)[None, :], depth)
        return [int(number) for number in numbers[0]]

    return search


def _langchain(texts: Sequence[str], vectors: Vectors, encoder: Encoder) -> Search:
    """``EnsembleRetriever`` over ``BM25Retriever`` and ``FAISS``, half and half, all else as it comes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # langchain-community tells at import that it is no longer maintained
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever
        from langchain_community.vectorstores import FAISS
        from langchain_core.embeddings import Embeddings

    class Adapter(Embeddings):
        """Our encoder behind LangChain's interface; FAISS is given the vectors, so texts are never embedded."""

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[float(x) for x in row] for row in encoder.encode_passages(texts)]

        def embed_query(self, text: str) -> list[float]:
            return [float(x) for x in encoder.encode_question(text)]

    numbers = [{_RESULT_NUMBER: number} for number in range(len(texts))]
    by_words = BM25Retriever.from_texts(list(texts), metadatas=numbers)
    by_words.k = DEPTH
    pairs = [(text, [float(x) for x in row]) for text, row in zip(texts, vectors, strict=True)]
    store = FAISS.from_embeddings(pairs, Adapter(), metadatas=numbers)
    by_vector = store.as_retriever(search_kwargs={"k": DEPTH})
    ensemble = EnsembleRetriever(retrievers=[by_words, by_vector], weights=[0.5, 0.5], id_key=_RESULT_NUMBER)
    return lambda question: [int(found.metadata[_RESULT_NUMBER]) for found in ensemble.invoke(question)]
