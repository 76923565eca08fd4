"""Telephone numbers in their one written form."""

import pytest

from customers.phones import BadPhone, mask, normalise, tail

WRITTEN = {
    "13812345678": "13812345678",
    "138 1234 5678": "13812345678",
    "138-1234-5678": "13812345678",
    "+86 13812345678": "13812345678",
    "+8613812345678": "13812345678",
    "0086-138-1234-5678": "13812345678",
    "8613812345678": "13812345678",
    "013812345678": "13812345678",
    "１３８１２３４５６７８": "13812345678",
    "＋８６ １３８１２３４５６７８": "13812345678",
    "0592-48297434": "0592-48297434",
    "059248297434": "0592-48297434",
    "（0592）48297434": "0592-48297434",
    "0592—48297434": "0592-48297434",
    "+86 023-54288233": "023-54288233",
    "+86 23 54288233": "023-54288233",
    "86-0592-48297434": "0592-48297434",
    "0431-5222668": "0431-5222668",
    "010 93226683": "010-93226683",
    "021-26366532转801": "021-26366532转801",
    "021-26366532 ext. 801": "021-26366532转801",
    "400-800-1234": "4008001234",
    "800 810 8888": "8008108888",
    "+852 1234 5678": "+85212345678",
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items())
def test_every_way_of_writing_a_number_gives_one_form(text: str, written: str) -> None:
    assert normalise(text) == written


@pytest.mark.parametrize("written", sorted(set(WRITTEN.values())))
def test_the_written_form_stays_as_it_is(written: str) -> None:
    assert normalise(written) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "无",
        "12345",
        "1381234567",
        "138123456789",
        "13812345678/13912345678",
        "1.38E+10",
        "12812345678",
        "48297434",
        "0592-4829",
        "999-48297434",
        "abc13812345678",
        "00",
    ],
)
def test_what_nobody_can_call_back_is_refused(text: str) -> None:
    with pytest.raises(BadPhone):
        normalise(text)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812345678", "138****5678"),
        ("0592-48297434", "0592****7434"),
        ("010-93226683", "010****6683"),
        ("021-26366532转801", "021****6532"),
        ("4008001234", "400****1234"),
        ("", ""),
    ],
)
def test_masks_keep_the_beginning_and_the_last_four(phone: str, shown: str) -> None:
    assert mask(phone) == shown


def test_the_tail_leaves_out_the_extension() -> None:
    assert tail("021-26366532转801") == "6532"
