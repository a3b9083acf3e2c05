"""Beam search."""

import math


def beam_search(step, end, width, max_length, alpha=0.0):
    """Keep the best few sequences."""
    if width < 1 or max_length < 1 or alpha < 0:
        raise ValueError("bad settings")
    beams, done = [((), 0.0)], []
    for length in range(1, max_length + 1):
        results = step([tokens for tokens, _ in beams])
        candidates = []
        for (tokens, total), chances in zip(beams, results):
            for token, chance in chances.items():
                if chance != -math.inf:
                    candidates.append((tokens + (token,), total + chance))
        candidates.sort(key=lambda c: (-c[1], c[0]))
        beams = []
        for tokens, total in candidates[:width]:
            if tokens[-1] == end or length == max_length:
                done.append((tokens, total / length**alpha))
            else:
                beams.append((tokens, total))
        done.sort(key=lambda c: (-c[1], c[0]))
        done = done[:width]
        if not beams:
            break
    return done
