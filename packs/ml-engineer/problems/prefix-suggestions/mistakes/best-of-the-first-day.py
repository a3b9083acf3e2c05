"""A trie that knows the best count below each node."""

import heapq


class Node:
    """One beginning."""

    def __init__(self):
        self.count = self.best = 0
        self.children = {}


class Suggestions:
    """Searches the trie best first."""

    def __init__(self, counts):
        self.root = Node()
        for term, count in counts.items():
            self.add(term, count)

    def add(self, term, times=1):
        """Count a term, and note the new count along the way."""
        if not term or times < 1:
            raise ValueError("bad term or times")
        node = self.root
        node.best = max(node.best, times)
        for letter in term:
            node = node.children.setdefault(letter, Node())
            node.best = max(node.best, times)
        node.count += times

    def top(self, prefix, k):
        """The most frequent terms below the prefix."""
        if k < 0:
            raise ValueError("negative k")
        node = self.root
        for letter in prefix:
            node = node.children.get(letter)
            if node is None:
                return []
        heap = [(-node.best, prefix, 1, node)]
        found = []
        while heap and len(found) < k:
            _, text, opened, node = heapq.heappop(heap)
            if not opened:
                found.append(text)
                continue
            if node.count:
                heapq.heappush(heap, (-node.count, text, 0, None))
            for letter, child in node.children.items():
                heapq.heappush(heap, (-child.best, text + letter, 1, child))
        return found
