"""A tokeniser by byte-pair encoding."""

import heapq
from collections import Counter, defaultdict
from itertools import pairwise

Pair = tuple[int, int]

BYTES = 256


def train_merges(counts: dict[str, int], size: int) -> list[Pair]:
    """Learn which pairs of tokens to merge, at most `size`, in the order of learning.

    A merge touches only the words that hold its pair, and finds it on a heap. So the cost is
    that of reading the words once, and of the places that are merged, times their logarithm.

    Args:
        counts: How often each word occurs, 1 or more.
        size: The most merges to learn.

    Returns:
        The pairs; the first becomes token 256, the next 257, and so on.
    """
    corpus = _Corpus(counts)
    merges: list[Pair] = []
    while len(merges) < size:
        pair = corpus.most_frequent()
        if pair is None:
            break
        corpus.merge(pair, BYTES + len(merges))
        merges.append(pair)
    return merges


def encode(text: str, merges: list[Pair]) -> list[int]:
    """Turn a text into tokens by the learned merges, those learned first going first.

    Tokens are a linked list, and candidate merges wait on a heap: O(n log n) for n bytes.
    """
    made = {pair: BYTES + rank for rank, pair in enumerate(merges)}
    tokens: list[int | None] = list(text.encode())  # None where a token was merged into its left
    after = [place + 1 for place in range(len(tokens))]
    before = [place - 1 for place in range(len(tokens))]
    # (token to be made, place): what was learned first comes first, then what stands left
    waiting = [(made[pair], place) for place, pair in enumerate(pairwise(tokens)) if pair in made]
    heapq.heapify(waiting)
    while waiting:
        token, left = heapq.heappop(waiting)
        right = after[left]
        if right >= len(tokens) or made.get((tokens[left], tokens[right])) != token:
            continue  # one of the two has been merged meanwhile
        tokens[left], tokens[right] = token, None
        after[left] = after[right]
        if after[left] < len(tokens):
            before[after[left]] = left
        for start in (before[left], left):
            if start >= 0 and after[start] < len(tokens):
                following = made.get((tokens[start], tokens[after[start]]))
                if following is not None:
                    heapq.heappush(waiting, (following, start))
    return [token for token in tokens if token is not None]


def decode(tokens: list[int], merges: list[Pair]) -> str:
    """Turn tokens into the text again; bytes that are not UTF-8 become U+FFFD."""
    pieces = [bytes([byte]) for byte in range(BYTES)]
    for left, right in merges:
        pieces.append(pieces[left] + pieces[right])
    return b"".join(pieces[token] for token in tokens).decode(errors="replace")


class _Corpus:
    """Words as tokens, with the count of every pair kept up to date."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.words = [list(word.encode()) for word in counts]
        self.weights = list(counts.values())
        self.counts: Counter[Pair] = Counter()
        self.homes: defaultdict[Pair, set[int]] = defaultdict(set)  # words that may hold a pair
        for number in range(len(self.words)):
            self._count(number)
        self.ranked = [(-count, pair) for pair, count in self.counts.items()]
        heapq.heapify(self.ranked)

    def most_frequent(self) -> Pair | None:
        """The most frequent pair, the smallest of several; None if none occurs twice."""
        while self.ranked:
            count, pair = self.ranked[0]
            if -count == self.counts[pair]:
                return pair if -count > 1 else None
            heapq.heappop(self.ranked)  # an old count, a newer one is on the heap too
        return None

    def merge(self, pair: Pair, made: int) -> None:
        """Replace a pair in all words."""
        touched: set[Pair] = set()
        for number in self.homes.pop(pair):
            for old in pairwise(self.words[number]):
                self.counts[old] -= self.weights[number]
                touched.add(old)
            self.words[number] = _replaced(self.words[number], pair, made)
            touched.update(self._count(number))
        for other in touched:
            heapq.heappush(self.ranked, (-self.counts[other], other))

    def _count(self, number: int) -> list[Pair]:
        """Add the pairs of a word to the counts, and return them."""
        pairs = list(pairwise(self.words[number]))
        for pair in pairs:
            self.counts[pair] += self.weights[number]
            self.homes[pair].add(number)
        return pairs


def _replaced(word: list[int], pair: Pair, made: int) -> list[int]:
    """The word with the pair replaced from left to right."""
    found: list[int] = []
    place = 0
    while place < len(word):
        if tuple(word[place : place + 2]) == pair:
            found.append(made)
            place += 2
        else:
            found.append(word[place])
            place += 1
    return found
