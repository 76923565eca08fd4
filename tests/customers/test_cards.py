"""The masked card of a caller."""

from customers.queries import caller_card
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer, make_site


def test_the_typed_number_is_plain_and_all_else_masked(east: Unit, desk: User, at: object) -> None:
    customer = make_customer(east)
    make_site(customer)
    make_asset(customer)
    card = caller_card(desk, phone="138 1234 5678")
    assert card is not None
    assert (card.customer, card.calling.phone, card.calling.name) == (customer, "13812345678", "王建国")
    assert [site.address for site in card.sites] == ["上海市浦东新区人民路****"]
    assert [asset.serial for asset in card.assets] == ["AC-35-2503-86997"]


def test_a_chosen_customer_has_masked_numbers(east: Unit, desk: User) -> None:
    card = caller_card(desk, customer=make_customer(east))
    assert [contact.phone for contact in card.contacts] == ["138****5678"]
    assert card.calling is None


def test_an_unknown_or_unfinished_number_has_no_card(east: Unit, desk: User) -> None:
    make_customer(east)
    assert caller_card(desk, phone="13900001111") is None
    assert caller_card(desk, phone="1381234") is None


def test_a_stranger_gets_no_card(east: Unit, stranger: User) -> None:
    make_customer(east)
    assert caller_card(stranger, phone="13812345678") is None
