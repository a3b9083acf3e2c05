"""A trie that knows the best count below each node."""

import heapq


class Suggestions:
    """Searches the trie best first; a term is where the trie ends."""

    def __init__(self, counts):
        self.counts = {}
        self.best = {"": 0}
        self.children = {"": set()}
        for term, count in counts.items():
            self.add(term, count)

    def add(self, term, times=1):
        """Count a term."""
        if not term or times < 1:
            raise ValueError("bad term or times")
        self.counts[term] = self.counts.get(term, 0) + times
        for end in range(len(term) + 1):
            text = term[:end]
            self.best[text] = max(self.best.get(text, 0), self.counts[term])
            self.children.setdefault(text, set())
            if end:
                self.children[term[: end - 1]].add(text)

    def top(self, prefix, k):
        """The most frequent terms below the prefix."""
        if k < 0:
            raise ValueError("negative k")
        heap = [(-self.best[prefix], prefix)] if self.best.get(prefix) else []
        found = []
        while heap and len(found) < k:
            _, text = heapq.heappop(heap)
            if not self.children[text]:
                found.append(text)
            for longer in self.children[text]:
                heapq.heappush(heap, (-self.best[longer], longer))
        return found
