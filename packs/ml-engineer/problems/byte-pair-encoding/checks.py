"""Checks of byte-pair-encoding."""

from collections import Counter
from itertools import pairwise

import numpy as np

from greenroom.coding.checking import holds_for, same, unchanged
from greenroom.coding.checking import strategies as st

A, B, C = 97, 98, 99
REVIEWS = {
    "hotel": 40, "hostel": 12, "hotels": 9, "lovely": 17, "lonely": 4, "zürich": 6, "zürcher": 3,
    "see": 21, "seeing": 8, "sees": 5, "naïve": 2, "東京": 7, "京都": 5, "🙂🙂": 3, "a": 90,
}  # fmt: skip


def _replaced(word, pair, made):
    found = []
    for token in word:
        if found and (found[-1], token) == pair:
            found[-1] = made
        else:
            found.append(token)
    return found


def _plain_train(counts, size):
    words = [list(word.encode()) for word in counts]
    merges = []
    while len(merges) < size:
        pairs = Counter()
        for word, count in zip(words, counts.values(), strict=True):
            for pair in pairwise(word):
                pairs[pair] += count
        best = min(pairs, key=lambda pair: (-pairs[pair], pair), default=None)
        if best is None or pairs[best] < 2:
            break
        words = [_replaced(word, best, 256 + len(merges)) for word in words]
        merges.append(best)
    return merges


def _plain_encode(text, merges):
    tokens = list(text.encode())
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    while True:
        known = [ranks[pair] for pair in pairwise(tokens) if pair in ranks]
        if not known:
            return tokens
        tokens = _replaced(tokens, merges[min(known)], 256 + min(known))


def _random_words(count, letters, seed):
    """Words of 4 to 10 letters and how often they occur."""
    dice = np.random.default_rng(seed)
    words = ("".join(dice.choice(letters, dice.integers(4, 11))) for _ in range(count))
    return {word: int(dice.integers(1, 50)) for word in words}


def _long_text(n, count):
    """A text of n letters, and so many merges that fit it."""
    dice = np.random.default_rng(n)
    merges = dict.fromkeys((97 + i, 97 + j) for i in range(8) for j in range(8))
    while len(merges) < count:
        pair = dice.integers(0, min(len(merges), 500), 2) + 256
        merges[int(pair[0]), int(pair[1])] = None
    return "".join(dice.choice(list("abcdefgh"), n)), list(merges)


def sized(n):
    """Encoding a text of n bytes with 500 merges."""
    text, merges = _long_text(n, 500)
    return lambda candidate: candidate.encode(text, merges)


def check_example(candidate):
    """The example of the brief."""
    merges = candidate.train_merges({"aab": 2, "ab": 1}, 5)

    same([tuple(pair) for pair in merges], [(A, B), (A, 256)])
    same(candidate.encode("baab", [(A, B), (A, 256)]), [B, 257])
    same(candidate.decode([B, 257], [(A, B), (A, 256)]), "baab")


def check_words_count_as_often_as_they_occur(candidate):
    """A pair in a frequent word outweighs pairs that stand in more words."""
    same(candidate.train_merges({"xy": 7, "ab": 2, "abc": 2, "abd": 2}, 2)[0], (120, 121))


def check_ties_go_to_the_smallest_pair(candidate):
    """Of equally frequent pairs the smallest tuple is taken, in whatever order the words come."""
    for words in (("zy", "ba", "bc"), ("bc", "zy", "ba"), ("ba", "bc", "zy")):
        merges = candidate.train_merges(dict.fromkeys(words, 3), 3)
        same([tuple(pair) for pair in merges], [(B, A), (B, C), (122, 121)])


def check_text_without_merges(candidate):
    """Without merges, the tokens are the text's UTF-8 bytes."""
    same(candidate.encode("né!", []), [110, 195, 169, 33])
    same(candidate.decode([110, 195, 169, 33], []), "né!")


def check_number_of_merges(candidate):
    """At most `size` merges are learned; a larger size only goes on from there."""
    many = candidate.train_merges(REVIEWS, 30)

    for size in (0, 1, 7):
        same(candidate.train_merges(REVIEWS, size), many[:size])
    assert len(many) == 30


def check_stops_when_nothing_repeats(candidate):
    """Training stops when no pair occurs twice; a single word that occurs twice is merged whole."""
    same(candidate.train_merges({"abc": 1, "xyz": 1}, 10), [])
    same(candidate.train_merges({"abc": 1, "abd": 1}, 10), [(A, B)])
    same(candidate.train_merges({"abc": 2}, 10), [(A, B), (256, C)])


def check_pairs_stay_within_words(candidate):
    """The end of one word and the start of the next are no pair."""
    same(candidate.train_merges({"a": 50, "b": 50, "cc": 2}, 5), [(C, C)])


def check_repeated_letters(candidate):
    """In aaa the pair counts twice, and merging leaves the last one over."""
    same(candidate.train_merges({"aaa": 1, "bc": 1}, 5), [(A, A)])
    same(candidate.train_merges({"aaa": 2, "bc": 3}, 9), [(A, A), (B, C), (256, A)])
    same(candidate.encode("aaaaa", [(A, A)]), [256, 256, A])
    same(candidate.encode("aaaaa", [(A, A), (256, 256)]), [257, A])


def check_training_by_the_rules(candidate):
    """The merges are those that counting everything anew would find."""
    words = st.dictionaries(st.text("abcé", max_size=8), st.integers(1, 9), max_size=8)

    @holds_for(words, st.integers(0, 12), examples=60)
    def follows(counts, size):
        same(candidate.train_merges(counts, size), _plain_train(counts, size))


def check_training_on_reviews(candidate):
    """Merges from words in several scripts are right to the last one."""
    same(candidate.train_merges(REVIEWS, 100), _plain_train(REVIEWS, 100))


def check_encoding_by_the_rules(candidate):
    """A text is encoded as by looking for the first learned pair again and again."""
    merges = _plain_train(_random_words(60, list("abc"), seed=1), 40)

    @holds_for(st.text("abcd", max_size=40), st.integers(0, 40), examples=60)
    def follows(text, size):
        same(candidate.encode(text, merges[:size]), _plain_encode(text, merges[:size]))


def check_first_learned_goes_first(candidate):
    """The pair learned first is merged first, even where that makes more tokens."""
    merges = [(B, C), (A, B), (257, C), (257, 257)]

    same(candidate.encode("abc", merges), [A, 256])
    same(candidate.encode("abab", merges), [259])
    same(candidate.encode("ababc", merges), [257, A, 256])


def check_training_words_come_out_as_learned(candidate):
    """Encoding a training word gives what training made of it."""
    merges = _plain_train(REVIEWS, 60)

    for word in REVIEWS:
        same(candidate.encode(word, merges), _plain_encode(word, merges))
    assert len(candidate.encode("hotel", merges)) == 1


def check_any_text_comes_back(candidate):
    """Decoding what was encoded gives the text again, whatever its script."""
    merges = _plain_train(REVIEWS, 60)

    @holds_for(st.text(max_size=30), examples=60)
    def returns(text):
        text = text.encode(errors="ignore").decode()
        same(candidate.decode(candidate.encode(text, merges), merges), text)


def check_characters_may_be_cut(candidate):
    """A merge may join bytes of different characters, as any others."""
    merges = [(169, 195), (195, 256)]

    same(candidate.encode("éé", merges), [257, 169])
    same(candidate.decode([257, 169], merges), "éé")


def check_broken_bytes(candidate):
    """Tokens that are not valid UTF-8 decode to U+FFFD in their places."""
    same(candidate.decode([A, 195, B], []), "a\ufffdb")
    same(candidate.decode([256], [(195, A)]), "\ufffda")


def check_nothing(candidate):
    """No words, empty words, no text, no tokens."""
    same(candidate.train_merges({}, 5), [])
    same(candidate.train_merges({"": 9, "a": 9}, 5), [])
    same(candidate.encode("", [(A, B)]), [])
    same(candidate.encode("a", [(A, A)]), [A])
    same(candidate.decode([], [(A, B)]), "")


def check_order_of_words(candidate):
    """The order in which the words are given does not matter."""
    backwards = dict(reversed(REVIEWS.items()))

    same(candidate.train_merges(backwards, 50), candidate.train_merges(REVIEWS, 50))


def check_input_is_left_alone(candidate):
    """Counts, merges and tokens are not changed."""
    unchanged(candidate.train_merges, {"aab": 2, "ab": 1}, 5)
    unchanged(candidate.encode, "abab", [(A, B), (256, 256)])
    same(unchanged(candidate.decode, [257, A], [(A, B), (256, 256)]), "ababa")


def check_many_words_in_time(candidate):
    """4,500 words and 700 merges, without counting everything anew for each."""
    letters = [chr(code) for code in (*range(65, 79), *range(97, 123))]
    words = _random_words(4500, letters, seed=2)

    merges = candidate.train_merges(words, 700)

    assert len(merges) == 700
    same([tuple(pair) for pair in merges[:3]], _plain_train(words, 3))


def check_long_text_in_time(candidate):
    """A text of 60,000 bytes and 7,500 merges, without scanning it anew for each."""
    text, merges = _long_text(60_000, 7500)

    tokens = candidate.encode(text, merges)

    assert len(tokens) < 40_000
    same(tokens[:100], _plain_encode(text[:1000], merges)[:100])
