import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN, INF = float("nan"), float("inf")


def solved(links, count, damping=0.85, jump=None):
    """The same by a dense linear system."""
    landing = np.ones(count) if jump is None else np.asarray(jump, dtype=float)
    landing = landing / landing.sum()
    step = np.zeros((count, count))
    for source, target in set(map(tuple, np.asarray(links).reshape(-1, 2).tolist())):
        step[target, source] = 1
    outgoing = step.sum(axis=0)
    for page in range(count):
        step[:, page] = step[:, page] / outgoing[page] if outgoing[page] else landing
    return np.linalg.solve(np.eye(count) - damping * step, (1 - damping) * landing)


def some_links(count, each, seed):
    """Random links, of which some repeat, some lead back, and the last third of pages has none."""
    dice = np.random.default_rng(seed)
    linked = max(1, 2 * count // 3)
    return np.stack(
        [dice.integers(0, linked, size=each * linked), dice.integers(0, count, size=each * linked)],
        axis=1,
    )


def sized(n):
    return some_links(n, 5, seed=n), n


def check_worked_example(candidate):
    """The example of the brief: both other pages link to page 1, which has no links itself."""
    close(candidate([(0, 1), (2, 1)], 3), [10 / 47, 27 / 47, 10 / 47])


def check_a_ring(candidate):
    """In a ring every page has the same rank."""
    close(candidate([(0, 1), (1, 2), (2, 3), (3, 0)], 4), [0.25] * 4)


def check_no_links(candidate):
    """Without links the reader only jumps: all pages alike, or as jump says."""
    close(candidate([], 5), [0.2] * 5)
    close(candidate(np.zeros((0, 2), dtype=int), 2, 0.85, [1, 3]), [0.25, 0.75])
    close(candidate([], 1), [1.0])


def check_sums_to_one(candidate):
    """Ranks sum to 1, also when many pages have no links; the shape is (count,)."""
    for seed in range(3):
        ranks = candidate(some_links(40, 3, seed), 40)
        assert ranks.shape == (40,)
        close(ranks.sum(), 1.0, rel=1e-12)
        assert ranks.min() > 0


def check_pages_without_links(candidate):
    """From a page without links the reader jumps to any page, not only stays or vanishes."""
    ranks = candidate([(0, 1), (1, 2), (3, 2)], 4)

    close(ranks, solved([(0, 1), (1, 2), (3, 2)], 4), abs=1e-9)
    close(ranks[0], ranks[3], abs=1e-9)


def check_as_the_linear_system(candidate):
    """On random links it is what solving the equations gives, to 1e-8."""

    @holds_for(st.integers(1, 25), st.integers(1, 4), st.integers(0, 10_000), examples=30)
    def as_solved(count, each, seed):
        links = some_links(count, each, seed)
        close(candidate(links, count), solved(links, count), rel=0, abs=1e-8)


def check_damping(candidate):
    """With damping 0 only jumps count; with 0.5 and 0.95 it is what the equations give."""
    links = some_links(12, 2, seed=1)

    close(candidate(links, 12, 0), [1 / 12] * 12)
    close(candidate(links, 12, 0.0, [2] + [1] * 10 + [0]), [2 / 12] + [1 / 12] * 10 + [0])
    close(candidate(links, 12, 0.5), solved(links, 12, 0.5), abs=1e-9)
    close(candidate(links, 12, 0.95), solved(links, 12, 0.95), abs=1e-8)
    close(candidate(links, 12), candidate(links, 12, 0.85))


def check_it_goes_on_until_settled(candidate):
    """With damping 0.995, where thousands of steps are needed, the ranks are right to 1e-7."""
    links = [(page, page + 1) for page in range(29)] + [(29, 0), (15, 3)]

    close(candidate(links, 30, 0.995), solved(links, 30, 0.995), rel=0, abs=1e-7)


def check_a_coarser_tolerance(candidate):
    """With a coarse tolerance the first steps are enough: 0.3 stops after the very first one."""
    links = [(0, 1), (1, 0), (2, 0), (3, 0)]
    one = 0.85 * np.array([0.75, 0.25, 0.0, 0.0]) + 0.15 / 4

    first = candidate(links, 4, 0.85, None, 0.9)
    later = candidate(links, 4, 0.85, None, 0.8)

    close(first, one)
    assert np.abs(later - one).max() > 0.1


def check_repeated_links_count_once(candidate):
    """A link given three times counts once."""
    once = candidate([(0, 1), (0, 2), (1, 0), (2, 0)], 3)

    close(candidate([(0, 1), (0, 2), (0, 1), (1, 0), (0, 1), (2, 0)], 3), once)
    close(once[1], once[2], abs=1e-9)


def check_a_link_to_itself(candidate):
    """A page may link to itself, which counts like any other link."""
    links = [(0, 0), (0, 1), (1, 0), (2, 2)]

    close(candidate(links, 3), solved(links, 3), abs=1e-9)


def check_where_jumps_lead(candidate):
    """With jump given, jumps lead there, from pages without links as well."""
    links = some_links(15, 2, seed=2)
    jump = np.random.default_rng(3).uniform(0, 5, size=15)

    close(candidate(links, 15, 0.85, jump), solved(links, 15, 0.85, jump), abs=1e-8)
    close(candidate(links, 15, 0.85, 1e6 * jump), candidate(links, 15, 0.85, jump), abs=1e-9)


def check_pages_out_of_reach(candidate):
    """Pages that neither a jump nor a link from a reached page leads to have rank 0."""
    ranks = candidate([(0, 1), (1, 0), (2, 3), (3, 0)], 4, jump=[1, 0, 0, 0])

    close(ranks[2:], [0.0, 0.0])
    close(ranks[:2], [1 / 1.85, 0.85 / 1.85])


def check_names_of_pages_do_not_matter(candidate):
    """Numbering the pages otherwise gives the same ranks, in the other order."""
    links = some_links(20, 3, seed=4)
    names = np.random.default_rng(5).permutation(20)

    close(candidate(names[links], 20)[names], candidate(links, 20), abs=1e-9)
    close(candidate(links[::-1].tolist(), 20), candidate(links, 20), abs=1e-9)


def check_bad_links_are_refused(candidate):
    """A page number below 0 or from count on raises ValueError."""
    for links in ([(0, 3)], [(3, 0)], [(-1, 0)], [(0, -1)], [(2, -1)], [(0, 1), (2, 5)]):
        raises(ValueError, candidate, links, 3)


def check_bad_numbers_are_refused(candidate):
    """No pages, or a damping below 0 or from 1 on, raises ValueError."""
    raises(ValueError, candidate, [], 0)
    raises(ValueError, candidate, [], -2)
    for damping in (-0.1, 1, 1.5, NAN):
        raises(ValueError, candidate, [(0, 1)], 2, damping)


def check_bad_jumps_are_refused(candidate):
    """A jump that is negative, infinite, NaN, all zero or of another length raises ValueError."""
    for jump in ([1, -1], [1, INF], [NAN, 1], [0, 0], [1], [1, 1, 1]):
        raises(ValueError, candidate, [(0, 1)], 2, 0.85, jump)


def check_input_is_not_changed(candidate):
    """The links and the jump that were passed in are not changed."""
    links, jump = some_links(10, 2, seed=6), np.arange(10.0)

    ranks = unchanged(candidate, links, 10, 0.85, jump)

    close(ranks, solved(links, 10, 0.85, jump), abs=1e-8)


def check_a_whole_wiki(candidate):
    """50,000 pages with 200,000 links, as 32-bit numbers, are ranked in time and in 256 MB."""
    pages = np.arange(50_000)
    links = np.concatenate(
        [np.stack([pages, (pages * step + 7) % 50_000], 1) for step in (1, 3, 7, 9)]
    )

    ranks = candidate(links.astype(np.int32), 50_000)

    close(ranks, np.full(50_000, 2e-5), rel=1e-5)
    lopsided = candidate(links[:40_000].astype(np.int32), 50_000)
    close(lopsided.sum(), 1.0, rel=1e-12)
    assert lopsided[5] < lopsided[39_000]
