"""Orders for the technician's list, the phone page and the ticket page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Min, Prefetch, QuerySet
from django.utils.translation import gettext as _

from core.clock import day_end, day_start, local_day
from core.doors import Block
from deadlines.models import Clock
from dispatch.enums import OrderStatus, Preparation
from dispatch.models import Assignment, Escalation, Finding, Mismatch, Visit, WorkOrder
from dispatch.queries.steps import agreed_time, contacts_of, missing, repair_file_needed
from dispatch.transitions import TAKEN_BACK
from tickets.models import ContactLog, Ticket
from tickets.queries.lists import with_clocks

STEPS = (
    (_("接单"), OrderStatus.DISPATCHED),
    (_("出发"), OrderStatus.ACCEPTED),
    (_("到场"), OrderStatus.DEPARTED),
    (_("处理"), OrderStatus.ON_SITE),
    (_("完工"), OrderStatus.WORK_DONE),
)
