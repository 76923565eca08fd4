"""After anonymising, nothing of the customer stands in any column of any table, and the figures stay."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import InternalError, connection, transaction
from django.db.models import QuerySet

from core.doors import ERASERS
from core.erasing import ERASED, Holding, allowed
from core.models import Attachment
from customers.models import Customer
from knowledge.operations.articles import propose
from org.models import Unit, User
from privacy.models import Erasure
from privacy.operations.erasing import EraseRefused, anonymise, subject
from privacy.operations.replaying import replay
from tests.factories.dispatch import make_order, make_technician, sign
from tests.factories.tickets import make_ticket
from tests.privacy.rows import MARK, PHONE, Maker
from tickets.models import Note, Ticket


def holdings() -> list[Holding]:
    return [holding for eraser in ERASERS for holding in eraser.holdings]


def tables_with(text: str) -> dict[str, int]:
    """Rows per table whose whole content, written as text, holds the words or their bytes."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s OR t::text LIKE %s',  # noqa: S608 -- names of our tables
                [f"%{text}%", f"%{text.encode().hex()}%"],
            )
            if count := cursor.fetchone()[0]:
                found[table] = count
    return found


# Erasing itself is on record.
GROWING = {"core_event", "privacy_erasure"}


def counts() -> dict[str, int]:
    """Rows of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 -- names of our tables
            found[table] = cursor.fetchone()[0]
    return found


@pytest.fixture(autouse=True)
def backups(settings: Any, tmp_path: Path) -> Path:
    """Where the list of erasures stands."""
    settings.BACKUP_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def ticket(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    made = make_ticket(
        east, by=desk, at=at, fault=True, name=MARK, phone=PHONE, description=f"{MARK}家的空调不制冷"
    )
    order = make_order(made, make_technician(east), by=supervisor, at=at)
    sign(order, at)
    Ticket.objects.filter(pk=made.pk).update(status="archived", closed_at=at)
    made.refresh_from_db()
    return made


@pytest.fixture
def full(ticket: Ticket) -> Customer:
    """A customer with the mark in every declared column."""
    maker = Maker(ticket)
    for holding in holdings():
        maker.fill(holding, subject(ticket.customer))
    return ticket.customer


def test_every_declared_column_was_filled(full: Customer) -> None:
    about = subject(full)
    empty = [
        f"{holding.model._meta.label}.{column}"
        for holding in holdings()
        for column in holding.columns
        if column not in holding.instead
        and not any(
            MARK in str(maybe(value)) or value == PHONE
            for value in holding.rows(about).values_list(column, flat=True)
        )
    ]
    assert empty == []


def maybe(value: Any) -> Any:
    return bytes(value).decode() if isinstance(value, memoryview) else value


@pytest.mark.requirement("PRV-04")
def test_nothing_of_the_customer_is_left_in_any_table(full: Customer, supervisor: User, at: datetime) -> None:
    assert len(tables_with(MARK)) > 40
    anonymise(customer=full, by=supervisor, at=at)
    assert (tables_with(MARK), tables_with(PHONE)) == ({}, {})


@pytest.mark.requirement("PRV-04")
def test_the_tickets_stay_in_the_figures(full: Customer, supervisor: User, at: datetime) -> None:
    before = {table: count for table, count in counts().items() if table not in GROWING}
    anonymise(customer=full, by=supervisor, at=at)
    held = Ticket.objects.get(customer=full)
    assert {table: count for table, count in counts().items() if table not in GROWING} == before
    assert (held.status, held.closed_at, held.description, held.customer.name) == (
        "archived", at, ERASED, ERASED
    )  # fmt: skip


def test_a_lesson_for_everybody_stays_without_the_name(
    ticket: Ticket, supervisor: User, at: datetime
) -> None:
    solution = f"{MARK}家的滤网堵塞，清洗后正常。电话 {PHONE}。"
    article = propose(by=supervisor, at=at, source=ticket.pk, kind="case", title="滤网", solution=solution)
    other = propose(by=supervisor, at=at, kind="case", title="滤网", solution=f"请教{MARK}师傅。")
    anonymise(customer=ticket.customer, by=supervisor, at=at)
    article.refresh_from_db()
    other.refresh_from_db()
    assert article.solution == f"{ERASED}家的滤网堵塞，清洗后正常。电话 {ERASED}。"
    assert (article.title, other.solution) == ("滤网", f"请教{MARK}师傅。")


def test_files_leave_the_disk(
    full: Customer, supervisor: User, at: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    row = Attachment.objects.filter(stream__in=subject(full).streams).exclude(file="x1").first()
    assert row is not None
    place, storage = row.file.name, row.file.storage
    storage.save(place, ContentFile(b"x")) if not storage.exists(place) else None
    with django_capture_on_commit_callbacks(execute=True):
        anonymise(customer=full, by=supervisor, at=at)
    row.refresh_from_db()
    assert (storage.exists(place), row.file.name, row.size) == (False, "", 0)


def test_what_is_written_once_stays_so_outside_of_erasing(full: Customer) -> None:
    note = Note.objects.filter(ticket__customer=full).first()
    with pytest.raises(InternalError), transaction.atomic():
        QuerySet(model=Note).filter(pk=note.pk).update(text="")


def test_erasing_touches_no_other_column(full: Customer) -> None:
    note = Note.objects.filter(ticket__customer=full).first()
    with pytest.raises(InternalError), transaction.atomic(), allowed():
        QuerySet(model=Note).filter(pk=note.pk).update(kind="media")


def test_an_open_request_keeps_the_customer(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    customer = make_ticket(east, by=desk, at=at).customer
    with pytest.raises(EraseRefused):
        anonymise(customer=customer, by=supervisor, at=at)
    customer.refresh_from_db()
    assert (customer.name, Erasure.objects.count()) == ("王建国", 0)


def test_a_restored_database_forgets_again(
    full: Customer, supervisor: User, at: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    """What a backup of before the erasing brings back is erased by the list beside the backups."""
    with django_capture_on_commit_callbacks(execute=True):
        anonymise(customer=full, by=supervisor, at=at)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE privacy_erasure DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM privacy_erasure")
        cursor.execute("ALTER TABLE privacy_erasure ENABLE TRIGGER USER")
    Customer.objects.filter(pk=full.pk).update(name=MARK, anonymised_at=None)
    Ticket.objects.filter(customer=full).update(description=f"{MARK}家")
    later = at + timedelta(days=1)
    assert (replay(at=later), replay(at=later)) == (1, 0)
    row = Erasure.objects.get()
    assert (tables_with(MARK), row.at, row.done_at) == ({}, at, later)


def test_a_key_that_means_somebody_else_is_left_alone(
    full: Customer, supervisor: User, at: datetime, backups: Path
) -> None:
    line = {"customer": full.pk, "opened_at": (at - timedelta(days=9)).isoformat(), "at": at.isoformat()}
    (backups / "erasures.jsonl").write_text(json.dumps(line) + "\n{torn")
    assert (replay(at=at), Erasure.objects.count()) == (0, 0)
    assert Ticket.objects.get(customer=full).description != ERASED
