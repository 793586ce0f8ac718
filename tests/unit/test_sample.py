"""The everyday sample of a matrix: a part of its cases that meets each value."""

from __future__ import annotations

import pytest

ONE, TWO = ["a", "b", "c", "d"], [object(), object()]
PAIRS = [("x", 0), ("x", 1), ("y", 0), ("y", 1)]


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("one", ONE)
@pytest.mark.parametrize("two", TWO)
def test_marks_on_each_other(one: str, two: object) -> None:
    assert one in ONE and two in TWO


@pytest.mark.sample(every=2)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_mark_with_several_names(first: str, second: int) -> None:
    assert (first, second) in PAIRS


def test_the_sample_is_half_of_the_cases_and_meets_each_value(request: pytest.FixtureRequest) -> None:
    names = [item.name for item in request.session.items if item.nodeid.startswith("tests/unit/test_sample.py::")]
    stacked = [name for name in names if name.startswith("test_marks_on")]
    joined = [name for name in names if name.startswith("test_a_mark_with")]
    if not (stacked and joined):
        pytest.skip("the sample was not collected")
    if request.config.getoption("--prove"):
        assert (len(stacked), len(joined)) == (8, 4)
        return
    assert len(stacked) == 4
    assert {name[name.index("[") + 1 : -1].split("-")[0] for name in stacked} == {"two0", "two1"}
    assert {name[name.index("[") + 1 : -1].split("-")[1] for name in stacked} == set(ONE)
    assert joined == ["test_a_mark_with_several_names[x-0]", "test_a_mark_with_several_names[y-0]"]
