"""Recorded jobs whose customers are to be called, deliveries, visits, surveys."""

from datetime import date, datetime, timedelta

from core.actors import SYSTEM
from core.models import Stream
from customers.models import Contact, Customer
from dispatch.operations import closing
from followups.enums import Finding, Topic
from followups.models import Call, Delivery, Slip, Visit
from followups.operations import Handed, end_installation, open_call, visits
from followups.operations import register as register_delivery
from org.enums import Post
from org.models import Unit, User
from tests.factories.customers import main_contact, make_customer
from tests.factories.dispatch import TRIP, leave, make_order, make_technician, picture
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs
from tests.factories.tickets import FAULT, make_ticket
from tickets.enums import ServiceType
from tickets.models import Ticket


def make_recorded(region: Unit, *, by: User, at: datetime, **given: object) -> Ticket:
    """A fault that was repaired, signed and recorded at `at` or shortly after."""
    ticket = make_ticket(region, at=at, **(FAULT | given))
    order = make_order(ticket, make_technician(region), by=by, at=at)
    leave(order, at)
    closing.record(order=order, content="更换电容", trip=TRIP, by=order.technician.user, at=at)
    return Ticket.objects.select_related("stream", "pack_set", "region", "project").get(pk=ticket.pk)


def make_call(region: Unit, *, by: User, at: datetime, **given: object) -> Call:
    """An open call to the customer of a recorded job."""
    ticket = make_recorded(region, by=by, at=at, **given)
    call = open_call(ticket=ticket, round=ticket.round, by=SYSTEM, at=at)
    assert call is not None
    return call


def make_caller(region: Unit) -> User:
    """A clerk of the region."""
    return appoint(make_user(f"clerk-{region.code}", "许佳"), region, Post.CLERK)


def make_installed(region: Unit, ended_at: datetime, **given: object) -> Ticket:
    """An installation ticket whose installation ended at an instant."""
    form = {"service_type": ServiceType.INSTALLATION, "description": "安装空调"} | given
    ticket = make_ticket(region, at=ended_at, **form)
    end_installation(ticket=ticket, ended_at=ended_at, by=SYSTEM, at=ended_at)
    return Ticket.objects.select_related("stream", "pack_set").get(pk=ticket.pk)


def make_delivery(region: Unit, *, delivered_on: date, at: datetime, **given: str) -> Delivery:
    """A delivery to a customer of the region; its first call is open."""
    default_packs()
    contact = main_contact(make_customer(region, **given))
    handed = Handed(contact, region, None, "整体衣柜", delivered_on)
    return register_delivery(handed=handed, by=SYSTEM, at=at)


def make_visit(region: Unit, visitor: User, *, booked_for: datetime, at: datetime, **given: str) -> Visit:
    """A booked spot check."""
    default_packs()
    contact = main_contact(make_customer(region, **given))
    booking = visits.Booking(contact, region, None, visitor, booked_for)
    return visits.book(booking=booking, by=visitor, at=at)


ALL_TOPICS = dict.fromkeys(Topic.values, (Finding.MEETS, ""))
WHOLE = visits.Seen(ALL_TOPICS, "柜门略紧", "满意，请调柜门", "王建国", picture("PNG"))


def make_slip(region: Unit, visitor: User, *, at: datetime, **given: str) -> Slip:
    """The slip of a visit done at `at`, whose visitor came back an hour later."""
    visit = make_visit(region, visitor, booked_for=at, at=at, **given)
    visits.note_visit(visit=visit, seen=WHOLE, by=visitor, at=at)
    later = at + timedelta(hours=1)
    visits.come_back(visit=visit, returned_at=later, by=visitor, at=later)
    return Slip.objects.select_related("visit").get(visit=visit)


def make_population(region: Unit, count: int, *, at: datetime, project: Unit | None = None) -> list[int]:
    """So many customers with a ticket each, written in bulk after the first."""
    first = make_ticket(
        region, at=at, project=project, phone=f"137{region.pk:04d}{project.pk if project else 0:04d}"
    )
    people = _streams("customer", count - 1, at)
    owners = [
        Customer(stream=stream, name=f"客户{stream.pk}", region=region, project=project) for stream in people
    ]
    Customer.objects.bulk_create(owners)
    contacts = [
        Contact(customer_id=one.pk, name=one.name, phone=f"136{one.pk:08d}", is_primary=True)
        for one in owners
    ]
    Contact.objects.bulk_create(contacts)
    kept = {
        field.attname: getattr(first, field.attname)
        for field in Ticket._meta.concrete_fields
        if field.attname not in ("stream_id", "customer_id", "contact_id")
    }
    rows = [
        Ticket(stream=stream, customer_id=contact.customer_id, contact=contact, **kept)
        for stream, contact in zip(_streams("ticket", count - 1, at), contacts, strict=True)
    ]
    Ticket.objects.bulk_create(rows)
    return [first.customer_id, *(owner.pk for owner in owners)]


def _streams(kind: str, count: int, at: datetime) -> list[Stream]:
    return Stream.objects.bulk_create([Stream(kind=kind, opened_at=at) for _ in range(count)])
