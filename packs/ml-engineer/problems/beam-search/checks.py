"""Checks of beam-search."""

import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, same
from greenroom.coding.checking import strategies as st

ANNOUNCEMENTS = {
    (): {1: 0.6, 2: 0.4},
    (1,): {1: 0.5, 2: 0.5},
    (2,): {0: 0.9, 1: 0.1},
    (1, 1): {0: 1.0},
    (1, 2): {0: 1.0},
    (2, 1): {0: 1.0},
}


class Model:
    """A model from a table of probabilities, or a random one, that remembers its calls."""

    def __init__(self, table=None, tokens=range(3), seed=0):
        self.table, self.tokens, self.seed, self.calls = table, list(tokens), seed, []

    def step(self, sequences):
        self.calls.append([tuple(sequence) for sequence in sequences])
        return [self.following(tuple(sequence)) for sequence in sequences]

    def following(self, sequence):
        if self.table is not None:
            return {token: math.log(p) for token, p in self.table[sequence].items()}
        dice = np.random.default_rng([self.seed, *sequence])
        weights = dice.random(len(self.tokens)) ** 2 + 1e-3
        chances = np.log(weights / weights.sum()).tolist()
        return dict(zip(self.tokens, chances, strict=True))


def _plain(model, end, width, max_length, alpha):
    """The five rules, without stopping early."""
    live, finished = [(0.0, ())], []
    for length in range(1, max_length + 1):
        grown = [
            (total + chance, (*tokens, token))
            for total, tokens in live
            for token, chance in model.following(tokens).items()
        ]
        grown.sort(key=lambda one: (-one[0], one[1]))
        live = []
        for total, tokens in grown[:width]:
            if tokens[-1] == end or length == max_length:
                finished.append((tokens, total / length**alpha))
            else:
                live.append((total, tokens))
    finished.sort(key=lambda one: (-one[1], one[0]))
    return finished[:width]


def check_example(candidate):
    """The example of the brief, with alpha 0."""
    found = candidate(Model(ANNOUNCEMENTS).step, 0, 2, 5)

    close(found, [((2, 0), math.log(0.36)), ((1, 1, 0), math.log(0.3))])


def check_example_with_lengths(candidate):
    """The example with alpha 1: the longer sequence comes first."""
    found = candidate(Model(ANNOUNCEMENTS).step, 0, 2, 5, 1.0)

    close(found, [((1, 1, 0), math.log(0.3) / 3), ((2, 0), math.log(0.36) / 2)])


def check_width_one_is_greedy(candidate):
    """With width 1 the likeliest token is taken each time."""
    close(candidate(Model(ANNOUNCEMENTS).step, 0, 1, 5), [((1, 1, 0), math.log(0.3))])


def check_one_call_a_round(candidate):
    """step is called once a round, with the live sequences only."""
    model = Model(ANNOUNCEMENTS)

    candidate(model.step, 0, 2, 5, 1.0)

    assert [sorted(call) for call in model.calls] == [[()], [(1,), (2,)], [(1, 1)]]


def check_wide_beam_finds_everything(candidate):
    """With a beam wider than there are sequences, the result is the truly best ones."""
    model = Model(tokens=(0, 1, 2), seed=1)
    complete, open_ones = [], [((), 0.0)]
    for length in range(1, 5):
        grown = [
            ((*tokens, token), total + chance)
            for tokens, total in open_ones
            for token, chance in model.following(tokens).items()
        ]
        complete += [one for one in grown if one[0][-1] == 0 or length == 4]
        open_ones = [one for one in grown if one[0][-1] != 0]

    found = candidate(model.step, 0, 100, 4)

    close(found, sorted(complete, key=lambda one: (-one[1], one[0])))
    close(sum(math.exp(score) for _, score in found), 1.0)


def check_the_rules(candidate):
    """The result is that of following the five rules, for any width, length and alpha."""

    @holds_for(
        st.integers(1, 5),
        st.integers(1, 6),
        st.sampled_from([0.0, 0.5, 0.7, 1.0, 2.0]),
        st.integers(0, 10_000),
        examples=40,
    )
    def follows(width, max_length, alpha, seed):
        model = Model(tokens=range(4), seed=seed)
        found = candidate(model.step, 0, width, max_length, alpha)
        close(found, _plain(model, 0, width, max_length, alpha))


def check_places_of_finished_ones_stay_empty(candidate):
    """A finished sequence takes one of the width places of its round; nobody moves up."""
    table = {
        (): {0: 0.5, 1: 0.3, 2: 0.2},
        (1,): {0: 0.6, 1: 0.4},
        (2,): {0: 1.0},
        (1, 1): {0: 1.0},
    }
    model = Model(table)

    found = candidate(model.step, 0, 2, 5, 3.0)

    assert model.calls[1] == [(1,)]
    close(found[:1], [((1, 1, 0), math.log(0.12) / 27)])


def check_cut_off_at_the_greatest_length(candidate):
    """What is still alive at max_length counts, without an end."""
    model = Model({(): {0: 0.1, 1: 0.9}, (1,): {0: 0.2, 1: 0.8}})

    found = candidate(model.step, 0, 3, 2)

    close(found, [((1, 1), math.log(0.72)), ((1, 0), math.log(0.18)), ((0,), math.log(0.1))])
    assert len(model.calls) == 2


def check_single_round(candidate):
    """With max_length 1 the likeliest tokens are the result."""
    found = candidate(Model({(): {0: 0.2, 5: 0.5, 3: 0.3}}).step, 0, 2, 1, 1.0)

    close(found, [((5,), math.log(0.5)), ((3,), math.log(0.3))])


def check_length_counts_the_end(candidate):
    """The length in the score includes the end token, and alpha is its exponent."""
    model = Model({(): {7: 1.0}, (7,): {9: 0.25, 7: 0.75}, (7, 7): {9: 1.0}})

    found = candidate(model.step, 9, 2, 3, 0.5)

    close(found, [((7, 7, 9), math.log(0.75) / 3**0.5), ((7, 9), math.log(0.25) / 2**0.5)])


def check_ties_while_searching(candidate):
    """Of equally likely extensions, the smaller tuples are kept, whatever order they come in."""
    for order in ((3, 1, 2), (1, 2, 3), (2, 3, 1)):
        table = {(): dict.fromkeys(order, 1 / 3)}
        table |= {(token,): {4: 0.5, 0: 0.5} for token in order}
        found = candidate(Model(table).step, 0, 2, 2)
        close(found, [((1, 0), math.log(1 / 6)), ((1, 4), math.log(1 / 6))])


def check_ties_at_the_end(candidate):
    """Of finished sequences with the same score, the smaller tuple comes first."""
    table = {
        (): {1: 0.5, 2: 0.25, 9: 0.25},
        (1,): {5: 1.0},
        (2,): {9: 1.0},
        (1, 5): {4: 0.5, 9: 0.5},
        (1, 5, 4): {9: 1.0},
    }

    found = candidate(Model(table).step, 9, 4, 6)

    close([tokens for tokens, _ in found], [(1, 5, 4, 9), (1, 5, 9), (2, 9), (9,)])
    close([score for _, score in found], [math.log(0.25)] * 4)


def check_a_tie_may_still_get_in(candidate):
    """A live sequence that can only reach the same score may win the tie, so it is followed."""
    table = {(): {9: 0.5, 1: 0.5}, (1,): {9: 0.5, 2: 0.5}, (1, 2): {9: 1.0}}

    found = candidate(Model(table).step, 9, 2, 5)

    # after two rounds (9,) and (1, 9) are finished, and (1, 2) is level with the second
    close([tokens for tokens, _ in found], [(9,), (1, 2, 9)])


def check_impossible_tokens(candidate):
    """Tokens with -inf, like missing ones, are never taken, not even to fill the beam."""
    chances = {(): {1: 0.0, 2: -math.inf}, (1,): {0: -math.inf, 3: math.log(0.5)}}
    chances[(1, 3)] = {0: math.log(0.5), 1: -math.inf}

    found = candidate(lambda sequences: [chances[tuple(one)] for one in sequences], 0, 5, 4)

    close(found, [((1, 3, 0), math.log(0.25))])


def check_dead_ends(candidate):
    """A sequence that cannot go on is lost; if all are, nothing is found."""
    chances = {(): {1: -1.0, 2: -2.0}, (1,): {}, (2,): {0: -1.0}}

    found = candidate(lambda sequences: [chances[tuple(one)] for one in sequences], 0, 2, 4)

    close(found, [((2, 0), -3.0)])
    same(candidate(lambda sequences: [{} for _ in sequences], 0, 2, 4), [])


def check_stops_when_decided(candidate):
    """With alpha 0, step is not called when every live sequence is behind the finished ones."""
    table = {(): {0: 0.9, 1: 0.1}, (1,): {0: 0.5, 1: 0.5}}
    model = Model(table)

    assert candidate(model.step, 0, 1, 50)[0][0] == (0,)
    assert len(model.calls) == 1

    model = Model({(): {0: 0.6, 1: 0.4}, (1,): {0: 0.9, 1: 0.1}})
    assert [tokens for tokens, _ in candidate(model.step, 0, 2, 50)] == [(0,), (1, 0)]
    assert len(model.calls) == 2


def check_does_not_stop_too_early(candidate):
    """With alpha above 0, a live sequence that is behind may still win by its length."""
    table = {(): {0: 0.6, 1: 0.4}, (1,): {0: 0.6, 1: 0.4}, (1, 1): {1: 1.0}}
    model = Model(table)

    found = candidate(model.step, 0, 2, 3, 1.0)

    # after two rounds (1, 0) has ln(0.24) / 2 = -0.714, and (1, 1) is at ln(0.16) / 2 = -0.916
    close(found, [((0,), math.log(0.6)), ((1, 1, 1), math.log(0.16) / 3)])
    assert len(model.calls) == 3


def check_stops_with_lengths_too(candidate):
    """With alpha above 0, the best a live sequence can reach is its total over max_length."""
    table = {(): {0: 0.6, 1: 0.4}, (1,): {0: 0.7, 1: 0.3}, (1, 1): {1: 1.0}}
    model = Model(table)

    found = candidate(model.step, 0, 2, 3, 1.0)

    # (1, 0) has ln(0.28) / 2 = -0.636; the best that (1, 1) can reach is ln(0.12) / 3 = -0.707
    close(found, [((0,), math.log(0.6)), ((1, 0), math.log(0.28) / 2)])
    assert len(model.calls) == 2


def check_finished_ones_must_fill_the_result(candidate):
    """While fewer than `width` are finished, the search goes on, however unlikely the rest is."""
    table = {(): {0: 0.999, 1: 0.001}, (1,): {1: 1.0}, (1, 1): {1: 1.0}, (1, 1, 1): {0: 1.0}}

    found = candidate(Model(table).step, 0, 2, 9)

    close(found, [((0,), math.log(0.999)), ((1, 1, 1, 0), math.log(0.001))])


def check_long_sequences_do_not_underflow(candidate):
    """Sequences of 300 tokens of probability 0.001 still have different scores."""

    def step(sequences):
        return [{1: math.log(0.001), 2: math.log(0.0009)} for _ in sequences]

    found = candidate(step, 0, 2, 300)

    close(found[0], ((1,) * 300, 300 * math.log(0.001)))
    close(found[1][1], 299 * math.log(0.001) + math.log(0.0009))
    assert sorted(found[1][0]).count(2) == 1


def check_any_number_as_token(candidate):
    """Tokens may be any integers, and any of them the end."""
    model = Model({(): {-1: 0.7, 50_256: 0.3}, (50_256,): {-1: 1.0}})

    close(candidate(model.step, -1, 2, 3), [((-1,), math.log(0.7)), ((50_256, -1), math.log(0.3))])


def check_certain_tokens(candidate):
    """Certain tokens, with a log-probability of 0, cost nothing."""
    model = Model({(): {1: 1.0}, (1,): {0: 1.0}})

    close(candidate(model.step, 0, 3, 9, 0.5), [((1, 0), 0.0)])


def check_impossible_settings_are_refused(candidate):
    """A width or length below 1, or an alpha below 0, raises ValueError before step is called."""
    model = Model(ANNOUNCEMENTS)

    for settings in ((0, 5, 0.0), (-1, 5, 0.0), (2, 0, 0.0), (2, -3, 1.0), (2, 5, -0.1)):
        raises(ValueError, candidate, model.step, 0, *settings)
    assert model.calls == []


def check_large_vocabulary_in_time(candidate):
    """Five live sequences with 1,500 tokens each are handled quickly."""
    model = Model(tokens=range(1500), seed=3)

    found = candidate(model.step, 0, 5, 4)

    close(found, _plain(model, 0, 5, 4, 0.0))
