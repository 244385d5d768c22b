"""A part of the corpus, spread over all of it; `make corpus` runs the whole."""

from app.decoding.pool import DecoderPool
from tests.corpus.comparison import LARGEST_LIMIT, MEAN_LIMIT, compare
from tests.corpus.images import make_corpus
from tests.decoding.pools import decode, run

EVERY = 17


def test_the_corpus_is_large_and_every_image_of_it_differs() -> None:
    samples = list(make_corpus())
    assert len(samples) >= 400
    assert len({sample.name for sample in samples}) == len({sample.data for sample in samples}) == len(samples)
    assert {sample.format for sample in samples[::EVERY]} == {"JPEG", "PNG", "WEBP", "HEIF", "AVIF"}


def test_uploads_look_like_the_reference() -> None:
    async def work(pool: DecoderPool) -> None:
        for sample in list(make_corpus())[::EVERY]:
            difference = compare(sample, await decode(pool, sample.data))
            assert difference.mean <= MEAN_LIMIT, (sample.name, difference)
            assert difference.largest <= LARGEST_LIMIT, (sample.name, difference)

    run(work)
