"""The engine's own times, in this process: p50 and p95 milliseconds of CPU by kind of question."""

import random
import statistics
import time

from bench.pages import WORDS

REPEATS = 60


def measure() -> list[dict[str, object]]:
    """One row a kind of question, over a warm index."""
    from gongkai.catalog.models import Item
    from gongkai.search import readers
    from gongkai.search.values import SearchRequest

    dice = random.Random(7)
    titles = list(Item.objects.order_by("-pk").values_list("title", "document_number")[:400])
    cut = lambda text, width: text[(at := dice.randrange(max(1, len(text) - width))) : at + width]  # noqa: E731
    kinds = {
        "frequent word, top 10": lambda: SearchRequest(q=dice.choice(WORDS), size=10),
        "two words": lambda: SearchRequest(q=" ".join(dice.sample(WORDS, 2)), size=10),
        "phrase of 8": lambda: SearchRequest(q=f'"{cut(dice.choice(titles)[0], 8)}"', size=10),
        "document number": lambda: SearchRequest(q=dice.choice([number for _, number in titles if number]), size=10),
        "by date": lambda: SearchRequest(q=dice.choice(WORDS), sort="date", size=10),
        "a whole page (20, count, facets)": lambda: SearchRequest(q=dice.choice(WORDS), size=20, facets=True),
        "everything, by date": lambda: SearchRequest(size=20),
    }
    reader = readers.reader()
    rows = []
    for name, ask in kinds.items():
        times = []
        for number in range(REPEATS + 10):
            request = ask()
            start = time.thread_time()
            reader.search(request)
            if number >= 10:
                times.append((time.thread_time() - start) * 1000)
        times.sort()
        rows.append({"what": name, "p50": round(statistics.median(times), 2), "p95": round(times[int(len(times) * 0.95)], 2)})
    return rows
