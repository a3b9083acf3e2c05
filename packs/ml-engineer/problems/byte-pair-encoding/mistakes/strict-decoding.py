"""Byte-pair encoding."""

import heapq
from collections import Counter, defaultdict


def train_merges(counts, size):
    """Learn merges, keeping the counts up to date."""
    words = [(list(w.encode("utf-8")), n) for w, n in counts.items()]
    pairs, where = Counter(), defaultdict(set)
    for i, (word, n) in enumerate(words):
        for pair in zip(word, word[1:]):
            pairs[pair] += n
            where[pair].add(i)
    merges = []
    while len(merges) < size and pairs:
        best = min(pairs, key=lambda p: (-pairs[p], p))
        if pairs[best] < 2:
            break
        new = 256 + len(merges)
        merges.append(best)
        for i in list(where[best]):
            word, n = words[i]
            for pair in zip(word, word[1:]):
                pairs[pair] -= n
                where[pair].discard(i)
                if pairs[pair] == 0:
                    del pairs[pair]
            word = merge(word, best, new)
            words[i] = (word, n)
            for pair in zip(word, word[1:]):
                pairs[pair] += n
                where[pair].add(i)
    return merges


def merge(tokens, pair, new):
    """Replace a pair from left to right."""
    out, i = [], 0
    while i < len(tokens):
        if i + 1 < len(tokens) and (tokens[i], tokens[i + 1]) == pair:
            out.append(new)
            i += 2
        else:
            out.append(tokens[i])
            i += 1
    return out


def encode(text, merges):
    """Merge the first learned pair until none is left."""
    tokens = list(text.encode("utf-8"))
    ranks = {tuple(p): i for i, p in enumerate(merges)}
    nxt = list(range(1, len(tokens) + 1))
    prv = list(range(-1, len(tokens) - 1))
    end = len(tokens)
    heap = [(ranks[p], i) for i, p in enumerate(zip(tokens, tokens[1:])) if p in ranks]
    heapq.heapify(heap)
    while heap:
        rank, i = heapq.heappop(heap)
        if tokens[i] is None or nxt[i] >= end or ranks.get((tokens[i], tokens[nxt[i]])) != rank:
            continue
        j = nxt[i]
        tokens[i], tokens[j] = 256 + rank, None
        nxt[i] = nxt[j]
        if nxt[i] < end:
            prv[nxt[i]] = i
        for k in (prv[i], i):
            if k >= 0 and nxt[k] < end and (tokens[k], tokens[nxt[k]]) in ranks:
                heapq.heappush(heap, (ranks[tokens[k], tokens[nxt[k]]], k))
    return [t for t in tokens if t is not None]


def decode(tokens, merges):
    """Join the bytes."""
    table = [bytes([i]) for i in range(256)]
    for a, b in merges:
        table.append(table[a] + table[b])
    return b"".join(table[t] for t in tokens).decode("utf-8")
