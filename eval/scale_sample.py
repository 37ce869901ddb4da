"""What is really embedded for measuring sizes: kept between runs, like the vectors of a build."""

from __future__ import annotations

import datetime as dt

from eval.scale import Sample
from eval.synthetic import question_about, synthetic_plan
from eval.vectors import RememberingEncoder
from index.cache import CachingEncoder, EmbeddingCache, cache_key
from index.encoder import Vectors, asking_encoder, building_encoder, encoder_name
from index.settings import Settings


def embed_passages(count: int, settings: Settings) -> Vectors:
    """Return the vectors of the synthetic passages from number 0, with a progress bar. Shape: (count, dim)."""
    from tqdm import tqdm

    name = encoder_name(settings.model)
    cache = EmbeddingCache(settings.cache_dir, dt.datetime.now(dt.UTC).date())
    encoder = CachingEncoder(
        name, cache, lambda: building_encoder(settings.model, settings.cache_dir), cache_key(name, settings.model)
    )
    texts = synthetic_plan(count).texts
    missing = len(encoder.missing(texts))
    with tqdm(total=missing, desc="Nhúng", unit=" đoạn", disable=not missing) as bar:
        return encoder.encode_passages(texts, bar.update)


def embed_sample(passages: int, questions: int, settings: Settings) -> Sample:
    """Embed a sample: passages from number 0, and a question about each of the first of them."""
    import numpy as np

    vectors = embed_passages(passages, settings)
    encoder = RememberingEncoder(asking_encoder(settings.model), settings.cache_dir)
    asked = [question_about(number) for number in range(min(questions, passages))]
    encoder.prepare(asked)
    return Sample(encoder.name, settings.model, vectors, np.stack([encoder.encode_question(text) for text in asked]))
