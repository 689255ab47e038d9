"""The value channel by itself: what goes in comes out, and what was never sent is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sandbox.values.codec import Decoder, Encoder, dumps, loads
from sandbox.wire import ForgedFrameError

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters()) | st.binary()
HASHABLE = st.booleans() | st.integers() | st.text() | st.tuples(st.integers(), st.text())
VALUES = st.recursive(
    PLAIN | st.decimals(allow_nan=False) | st.fractions() | st.dates() | st.datetimes() | st.timedeltas(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(HASHABLE, inner)
        | st.tuples(inner, inner)
        | st.sets(HASHABLE)
        | st.lists(st.integers(), min_size=40)
    ),
)


def foreign(*_: object) -> object:
    raise ForgedFrameError("no plain value")


def crossed(value: object) -> object:
    return Decoder(foreign).decode(loads(dumps(Encoder(foreign).encode(value))))


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_a_value_arrives_as_it_left(value: object) -> None:
    assert repr(crossed(value)) == repr(value) or crossed(value) == value


def test_two_halves_of_a_character_stay_two() -> None:
    halves = "\ud83d" + "\ude00"

    assert [crossed(halves), crossed([halves]), crossed({halves: 1})] == [halves, [halves], {halves: 1}]


def test_one_list_twice_stays_one_list() -> None:
    inner = [1]
    outer = crossed([inner, inner, {"a": inner}])

    assert isinstance(outer, list)
    assert outer[0] is outer[1]
    assert outer[2]["a"] is outer[0]


@pytest.mark.parametrize(
    "wire",
    [["?"], [], ["l", None, 5], ["r", 9], ["T", "os:system"], ["D", "x"], ["l", None, "zz"], ["d", None, [1], 0],
     ["s", None, [["l", None, []]], 0], ["b", 5], ["f", 5, []], ["q", -1, []], ["dt", "never"], ["l", None, "q!"]],
)  # fmt: skip
def test_what_no_encoder_writes_is_refused(wire: list[object]) -> None:
    with pytest.raises(ForgedFrameError):
        Decoder(foreign).decode(wire)
