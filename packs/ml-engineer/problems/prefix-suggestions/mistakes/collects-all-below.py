"""A trie of search terms."""


class Suggestions:
    """Walks to the prefix, collects all terms below, sorts."""

    def __init__(self, counts):
        self.root = {}
        for term, count in counts.items():
            self.add(term, count)

    def add(self, term, times=1):
        """Count a term."""
        if not term or times < 1:
            raise ValueError("bad term or times")
        node = self.root
        for letter in term:
            node = node.setdefault(letter, {})
        node["count"] = node.get("count", 0) + times

    def top(self, prefix, k):
        """The most frequent terms below the prefix."""
        if k < 0:
            raise ValueError("negative k")
        node = self.root
        for letter in prefix:
            if letter not in node:
                return []
            node = node[letter]
        found = []
        stack = [(node, prefix)]
        while stack:
            node, text = stack.pop()
            for key, below in node.items():
                if key == "count":
                    found.append((-below, text))
                else:
                    stack.append((below, text + key))
        return [text for _, text in sorted(found)[:k]]
