"""`make corpus`: decodes every image of the corpus, and prints how far the uploads are from the references."""

import sys
from collections import defaultdict

from app.decoding.pool import DecoderPool
from tests.corpus.comparison import LARGEST_LIMIT, MEAN_LIMIT, Difference, compare
from tests.corpus.images import make_corpus
from tests.decoding.pools import decode, run


async def compare_all(pool: DecoderPool) -> dict[tuple[str, str], list[tuple[str, Difference]]]:
    found: dict[tuple[str, str], list[tuple[str, Difference]]] = defaultdict(list)
    for sample in make_corpus():
        found[sample.format, sample.kind].append((sample.name, compare(sample, await decode(pool, sample.data))))
    return found


def main() -> None:
    found = run(compare_all)
    print("| format | kind | images | mean difference | largest |\n|---|---|---|---|---|")
    for (name, kind), rows in found.items():
        mean, largest = sum(row.mean for _, row in rows) / len(rows), max(row.largest for _, row in rows)
        print(f"| {name} | {kind} | {len(rows)} | {mean:.2f} | {largest} |")
    every = [each for rows in found.values() for each in rows]
    print(f"\n{len(every)} images, differences of 255")
    far = [name for name, row in every if row.mean > MEAN_LIMIT or row.largest > LARGEST_LIMIT]
    if far:
        sys.exit("\n".join([f"beyond {MEAN_LIMIT} on average or {LARGEST_LIMIT} at most:", *far]))


main()
