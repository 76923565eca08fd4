"""Who sees which customers and units."""

from customers.models import Asset, Customer
from org.enums import Post
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer, make_site
from tests.factories.org import appoint, make_user


def seen(user: User) -> tuple[int, int]:
    return Customer.objects.visible_to(user).count(), Asset.objects.visible_to(user).count()


def test_the_hotline_and_the_group_see_the_whole_company(
    east: Unit, south: Unit, desk: User, group_officer: User
) -> None:
    make_asset(make_customer(east))
    make_customer(south, name="赵平", phone="13900001111")
    regional = appoint(make_user("hotline2"), south, Post.HOTLINE)
    assert (seen(desk), seen(group_officer), seen(regional)) == ((2, 1), (2, 1), (2, 1))


def test_a_region_sees_its_own(east: Unit, supervisor: User, stranger: User) -> None:
    make_asset(make_customer(east))
    assert (seen(supervisor), seen(stranger)) == ((1, 1), (0, 0))


def test_a_site_in_the_region_opens_the_customer(east: Unit, south: Unit, stranger: User) -> None:
    customer = make_customer(east)
    make_site(customer, address="厦门市思明区文苑路69号", region=south)
    assert seen(stranger) == (1, 0)


def test_a_project_sees_its_own(east: Unit, shanghai: Unit) -> None:
    make_customer(east)
    inside = make_customer(east, name="赵平", phone="13900001111", project=shanghai)
    clerk = appoint(make_user("clerk"), shanghai, Post.CLERK)
    assert list(Customer.objects.visible_to(clerk)) == [inside]


def test_technicians_see_no_cards(east: Unit, technician: User) -> None:
    make_asset(make_customer(east))
    assert seen(technician) == (0, 0)
