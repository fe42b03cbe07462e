"""The log against RFC 6962's own definition and the vectors of its reference implementation."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lalanh.transparency import log
from lalanh.transparency.log import EMPTY_ROOT, LogState, Tree

# The eight leaves with which the reference implementation of RFC 6962 tests itself.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
sizes = st.integers(min_value=1, max_value=70)


def leaf(number: int) -> bytes:
    return log.hash_leaf(str(number).encode())


def naive_root(leaves: list[bytes]) -> bytes:
    """Return the root by the words of RFC 6962, 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return log.hash_node(naive_root(leaves[:k]), naive_root(leaves[k:]))


def roots_of(leaves: list[bytes]) -> log.RootOf:
    return lambda start, stop: naive_root(leaves[start:stop])


def grown(leaves: list[bytes]) -> LogState:
    tree = Tree()
    for each in leaves:
        tree.append(each)
    return tree.state()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_the_one_of_the_reference_implementation(size: int) -> None:
    state = grown([log.hash_leaf(each) for each in LEAVES[:size]])

    assert state == LogState(size, bytes.fromhex(ROOTS[size - 1]))


def test_an_empty_log_has_the_hash_of_nothing_as_root() -> None:
    assert Tree().root().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_an_inclusion_proof_is_the_one_of_the_reference_implementation() -> None:
    leaves = [log.hash_leaf(each) for each in LEAVES]

    path = log.inclusion_proof(5, 8, root_of=roots_of(leaves))

    assert [each.hex() for each in path] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_a_consistency_proof_is_the_one_of_the_reference_implementation() -> None:
    leaves = [log.hash_leaf(each) for each in LEAVES]

    path = log.consistency_proof(6, 8, root_of=roots_of(leaves))

    assert [each.hex() for each in path] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(sizes)
def test_a_growing_tree_has_the_root_of_the_definition(size: int) -> None:
    leaves = [leaf(number) for number in range(size)]

    assert grown(leaves).root == naive_root(leaves)


@given(sizes)
def test_a_growing_tree_tells_every_full_subtree_with_its_root(size: int) -> None:
    leaves = [leaf(number) for number in range(size)]
    told: dict[tuple[int, int], bytes] = {}
    tree = Tree(on_subtree=lambda level, at, root: told.update({(level, at): root}))

    list(map(tree.append, leaves))

    levels = range(size.bit_length())
    assert told == {
        (level, at): naive_root(leaves[at << level : (at + 1) << level])
        for level in levels
        for at in range(size >> level)
    }


@given(sizes, st.data())
def test_every_leaf_proves_itself(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = [leaf(number) for number in range(size)]

    path = log.inclusion_proof(index, size, root_of=roots_of(leaves))

    root = naive_root(leaves)
    assert log.check_inclusion(leaves[index], index=index, size=size, path=path, root=root)


@given(sizes, st.data())
def test_one_changed_bit_spoils_an_inclusion_proof(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = [leaf(number) for number in range(size)]
    path = log.inclusion_proof(index, size, root_of=roots_of(leaves))
    parts = [leaves[index], naive_root(leaves), *path]
    which = data.draw(st.integers(0, len(parts) - 1))
    bit = data.draw(st.integers(0, 255))

    parts[which] = (int.from_bytes(parts[which]) ^ 1 << bit).to_bytes(32)

    assert not log.check_inclusion(parts[0], index=index, size=size, path=parts[2:], root=parts[1])


@given(sizes, sizes, st.data())
def test_a_proof_holds_for_no_other_place(size: int, other: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = [leaf(number) for number in range(size)]
    assume(other - 1 != index)
    path = log.inclusion_proof(index, size, root_of=roots_of(leaves))

    assert not log.check_inclusion(
        leaves[index], index=other - 1, size=size, path=path, root=naive_root(leaves)
    )


@pytest.mark.parametrize("index", [-1, 3])
def test_a_place_outside_the_log_proves_nothing(index: int) -> None:
    assert not log.check_inclusion(leaf(0), index=index, size=3, path=[], root=leaf(0))
    with pytest.raises(IndexError):
        log.inclusion_proof(index, 3, root_of=roots_of([]))


@given(sizes, st.data())
def test_every_earlier_log_is_consistent_with_a_later_one(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, size))
    leaves = [leaf(number) for number in range(size)]

    path = log.consistency_proof(old, size, root_of=roots_of(leaves))

    assert log.check_consistency(grown(leaves[:old]), grown(leaves), path)


@given(sizes, st.data())
def test_a_rewritten_past_is_never_consistent(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    changed = data.draw(st.integers(0, old - 1))
    before = [leaf(number) for number in range(size)]
    after = [leaf(-1) if number == changed else each for number, each in enumerate(before)]

    path = log.consistency_proof(old, size, root_of=roots_of(after))

    assert not log.check_consistency(grown(before[:old]), grown(after), path)


@given(sizes, st.data())
def test_one_changed_bit_spoils_a_consistency_proof(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    leaves = [leaf(number) for number in range(size)]
    path = log.consistency_proof(old, size, root_of=roots_of(leaves))
    parts = [naive_root(leaves[:old]), naive_root(leaves), *path]
    which = data.draw(st.integers(0, len(parts) - 1))
    bit = data.draw(st.integers(0, 255))

    parts[which] = (int.from_bytes(parts[which]) ^ 1 << bit).to_bytes(32)

    old_state, new_state = LogState(old, parts[0]), LogState(size, parts[1])
    assert not log.check_consistency(old_state, new_state, parts[2:])


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (LogState(4, leaf(0)), LogState(3, leaf(0)), []),
        (LogState(-1, leaf(0)), LogState(3, leaf(0)), []),
        (LogState(0, leaf(0)), LogState(3, leaf(0)), []),
        (LogState(3, leaf(0)), LogState(5, leaf(0)), []),
        (LogState(1, leaf(0)), LogState(2, leaf(0)), [leaf(1)] * 9),
    ],
)
def test_a_senseless_consistency_proof_fails(
    old: LogState, new: LogState, path: list[bytes]
) -> None:
    assert not log.check_consistency(old, new, path)


def test_a_log_cannot_be_within_a_shorter_one() -> None:
    with pytest.raises(IndexError):
        log.consistency_proof(4, 3, root_of=roots_of([]))
