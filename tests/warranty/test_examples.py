"""The worked examples of the pack library are judged as they say."""

import pytest

from tests.warranty.judging import LIBRARY, of_sale, policy, published
from warranty import examples
from warranty.verdicts import answer

ALL = [one for pack in examples.packs_with_examples() for one in examples.of(pack)]


@pytest.mark.parametrize("example", ALL, ids=lambda one: f"{one.pack}: {one.title_en}")
def test_the_judge_agrees(example: examples.Example) -> None:
    judged = (
        policy(example.pack, example.version) if example.version else of_sale(example.pack, example.facts)
    )
    law = of_sale(example.law, example.facts) if example.law else None
    found = answer(example.facts, judged, published(), law=law)
    assert example.differences(found) == {}


def test_every_pack_that_judges_has_three() -> None:
    files = {path.stem.rsplit("-", 1)[0]: path.read_text("utf-8") for path in LIBRARY.glob("*.toml")}
    judging = {pack for pack, text in files.items() if "[[warranty.rules]]" in text}
    assert {pack for pack in judging if len(examples.of(pack)) < 3} == set()


def test_both_languages_have_their_titles() -> None:
    one = examples.of("phone_retail")[0]
    assert (one.name("zh-hans"), one.name("en")) == (one.title, one.title_en)


def test_a_pack_without_a_file_has_none() -> None:
    assert examples.of("report_calendar") == ()


def test_an_example_that_is_judged_otherwise_says_where() -> None:
    one = examples.of("phone_retail")[0]
    gift = answer(examples.of("phone_retail")[3].facts, policy("phone_retail"), published())
    assert one.differences(gift)["verdict"] == "PAID_REPAIR"
