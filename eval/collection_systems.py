"""The systems that are measured on a collection: of passages as they are, of sentences within their paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from eval.parts import parts
from eval.public_sets import Collection
from eval.systems import SERVED, Embed, Search, Texts, own_systems
from index.abbreviations import Abbreviations
from index.chunking import Passage
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder
from index.facts import Facts
from index.generation import Generation
from index.lexical import LexicalIndex
from index.passage_sentences import PassageSentences, SentencePlaces
from index.records import Reading
from index.retriever import HybridRetriever
from index.sentence_ranking import WEIGHTS, SentenceRanker, Weights
from index.understanding import Understanding, Understood
from sources.document import Document, Span
from sources.figures import find_figures
from sources.sentences import Sentence, find_sentences

# Passages whose sentences are ranked, as in a search for sentences.
PASSAGES_READ = 20
# What a sentence is ranked by, less one part each.
_WITHOUT = {
    "hybrid-no-passage": replace(WEIGHTS, passage=0.0),
    "hybrid-no-neighbours": replace(WEIGHTS, words_before=0, words_after=0, closeness_before=0, closeness_after=0),
}


def parts_over(
    collection: Collection, embed: Embed, encoder: Encoder, folder: Path
) -> tuple[dict[str, Search], list[str]]:
    """Return what the parts of retrieval were chosen from, over a collection; see ``parts``."""
    return parts(_with_sentences(collection, embed), encoder, folder / "parts")


def systems_over(collection: Collection, embed: Embed, encoder: Encoder, folder: Path) -> dict[str, Search]:
    """Return the index's own systems over a collection.

    Args:
        collection: What is searched.
        embed: Embeds its texts.
        encoder: Embeds questions.
        folder: An empty folder for the lexical indexes.
    """
    if not collection.paragraphs:
        return own_systems(_with_sentences(collection, embed), encoder, folder / "texts")
    vectors = embed(collection.texts)
    rows = [slice(number, number + 1) for number in range(len(collection.texts))]
    alone = own_systems(Texts(collection.texts, vectors, vectors, rows), encoder, folder / "texts")
    alone["hybrid-alone"] = alone.pop("hybrid-arms")
    return alone | _in_context(collection, embed, encoder, folder / "paragraphs")


def _with_sentences(collection: Collection, embed: Embed) -> Texts:
    sentences: list[str] = []
    rows = []
    for text in collection.texts:
        own = [sentence.span.of(text) for sentence in find_sentences(text, Span(0, len(text)))]
        rows.append(slice(len(sentences), len(sentences) + len(own)))
        sentences += own
    return Texts(collection.texts, embed(collection.texts), embed(sentences), rows)


def _in_context(collection: Collection, embed: Embed, encoder: Encoder, folder: Path) -> dict[str, Search]:
    """Return the ranking of sentences that is served, and its ablations: each paragraph is a document."""
    documents, readings = {}, {}
    for paragraph, group in groupby(range(len(collection.texts)), key=collection.paragraphs.__getitem__):
        document, reading = _document(f"{paragraph:06}", [collection.texts[number] for number in group])
        documents[document.doc_id], readings[document.doc_id] = document, reading
    texts = [document.text for document in documents.values()]
    passages = [Passage(doc_id, Span(0, len(document.text)), "") for doc_id, document in documents.items()]
    vectors, places = embed(collection.texts), SentencePlaces(readings)
    sentences = PassageSentences(vectors, lambda number: places.rows(passages[number]))
    dense, lexical = DenseIndex.build(embed(texts)), LexicalIndex.build(texts, folder)

    facts = Facts.of(list(documents.values()), list(readings.values()))
    language = DiacriticRestorer.learn(texts)
    understanding = Understanding(language, Abbreviations.learn(texts))
    retriever = HybridRetriever(passages, encoder, dense, lexical, understanding, sentences)
    generation = Generation(
        name="",
        manifest={},
        documents=documents,
        readings=readings,
        passages=passages,
        sentence_vectors=vectors,
        cosines=encoder.cosines,
        retriever=retriever,
        places=places,
        lexical=lexical,
        understanding=understanding,
        facts=facts,
    )
    ranker = SentenceRanker(generation)

    def ranking(read: Callable[[str], Understood], weights: Weights = WEIGHTS) -> Search:
        def search(question: str) -> list[int]:
            found = retriever.search(read(question), PASSAGES_READ)
            return [
                places.first_row(one.document.doc_id) + places.number(one.document.doc_id, one.sentence.span)
                for one in ranker.rank(found, weights)
            ]

        return search

    return {
        SERVED: ranking(understanding.read),
        "hybrid-accents": ranking(lambda question: Understood(question, language.restore(question), ())),
        "hybrid-typed": ranking(lambda question: Understood(question, question, ())),
        **{name: ranking(understanding.read, weights) for name, weights in _WITHOUT.items()},
    }


def _document(doc_id: str, texts: list[str]) -> tuple[Document, Reading]:
    """Return a paragraph as a document whose sentences are the texts given, one after the other."""
    spans = []
    start = 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + 1
    whole = " ".join(texts)
    document = Document(doc_id, whole, Span(0, len(whole)), title=None, published_on=None)
    sentences = tuple(Sentence(span, False, None, None, 0) for span in spans)
    return document, Reading(doc_id, sentences, tuple(find_figures(document, list(sentences))))
