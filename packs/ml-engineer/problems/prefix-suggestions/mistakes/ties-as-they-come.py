"""A trie that knows the best count below each node."""

import heapq
from itertools import count


class Suggestions:
    """Searches the trie best first."""

    def __init__(self, counts):
        self.counts = {}
        self.best = {}
        self.longer = {}
        for term, number in counts.items():
            self.add(term, number)

    def add(self, term, times=1):
        """Count a term."""
        if not term or times < 1:
            raise ValueError("bad term or times")
        self.counts[term] = now = self.counts.get(term, 0) + times
        for end in range(len(term) + 1):
            self.best[term[:end]] = max(self.best.get(term[:end], 0), now)
            if end < len(term):
                self.longer.setdefault(term[:end], {})[term[: end + 1]] = None

    def top(self, prefix, k):
        """The most frequent terms below the prefix."""
        if k < 0:
            raise ValueError("negative k")
        if prefix not in self.best:
            return []
        number = count()
        heap = [(-self.best[prefix], next(number), prefix, False)]
        found = []
        while heap and len(found) < k:
            _, _, text, is_term = heapq.heappop(heap)
            if is_term:
                found.append(text)
                continue
            if text in self.counts:
                heapq.heappush(heap, (-self.counts[text], next(number), text, True))
            for longer in self.longer.get(text, ()):
                heapq.heappush(heap, (-self.best[longer], next(number), longer, False))
        return found
