"""Carrying a complaint of the demo from its registration to its end, at the pace of `Job.later`."""

from collections.abc import Callable

from aftersales.demo.jobs import Job
from aftersales.demo.stories import Story
from org.enums import Department, Post
from org.models import User
from tickets.enums import MAJOR, FactSource, RedressKind, Severity, Stage
from tickets.models import Ticket
from tickets.operations import complaints, contacts, facts, redress
from tickets.queries.redress import needs_soothing

DEPARTMENTS = {
    "product_quality": Department.QUALITY,
    "delivery": Department.LOGISTICS,
    "return_exchange": Department.SALES,
}
CONTENT, UNHAPPY = (5, 5, 4), (2, 3, 2)  # the customer's two scores, then the department's


class Handling:
    """The region's people at work on one complaint."""

    def __init__(self, job: Job, ticket: Ticket, story: Story) -> None:
        self.job, self.ticket, self.story = job, ticket, story
        self.handler = job.supervisor_of(ticket)

    def carry_on(self, to: str) -> None:
        """Every step up to the stage; a complaint that stays in verifying gets its handler."""
        self._name()
        for stage in (Stage.HANDLING, Stage.CLOSURE_PROPOSED, Stage.CLOSED):
            if to == Stage.VERIFYING:
                return
            self._steps()[stage]()
            if stage == to:
                return

    def _steps(self) -> dict[str, Callable[[], None]]:
        return {
            Stage.HANDLING: self._verify,
            Stage.CLOSURE_PROPOSED: self._propose,
            Stage.CLOSED: self._close,
        }

    def _name(self) -> None:
        at = self.job.later(self.ticket, 0.3)
        facts.name_handler(ticket=self.ticket, handler=self.handler, by=self.handler, at=at)

    def _verify(self) -> None:
        ticket, by = self.ticket, self.handler
        said = "致歉并核对经过，客户要求尽快解决。"
        contacts.log_contact(ticket=ticket, reached=True, note=said, by=by, at=self.job.later(ticket, 0.5))
        at = self.job.later(ticket, 1.2)
        severity = self.story.kind["severity"] or Severity.GENERAL
        complaints.classify(ticket=ticket, severity=severity, by=by, at=at)
        facts.add_fact(ticket=ticket, source=FactSource.CUSTOMER, text=self.story.words, by=by, at=at)
        facts.add_fact(ticket=ticket, source=FactSource.RECORD, text="系统记录与客户所述一致。", by=by, at=at)
        complaints.verify(
            ticket=ticket,
            founded=True,
            note="已与客户和当事人分别核实。",
            department=DEPARTMENTS.get(self.story.kind["complaint_class"], Department.AFTER_SALES),
            evidence="通话录音与服务记录",
            demand="尽快解决并说明原因",
            by=by,
            at=at,
        )
        facts.confirm_facts(ticket=ticket, by=by, at=at)

    def _propose(self) -> None:
        ticket, by = self.ticket, self.handler
        told = "已告知客户处理办法，客户同意。"
        complaints.handle(ticket=ticket, note=told, by=by, at=self.job.later(ticket, 3))
        result, process, _score = self._scores()
        at = self.job.later(ticket, 8)
        facts.record_answer(ticket=ticket, result_score=result, process_score=process, by=by, at=at)
        if needs_soothing(ticket, at=at):
            words = "已向客户说明耽搁的原因和解决的时间。"
            redress.note_redress(ticket=ticket, kind=RedressKind.EXPLANATION, words=words, by=by, at=at)
        complaints.propose_closure(
            ticket=ticket,
            outcome="已道歉，问题已解决。",
            cause="流程执行不到位",
            opinion="已提醒并加强检查。",
            by=by,
            at=at,
        )

    def _close(self) -> None:
        ticket, at = self.ticket, self.job.later(self.ticket, 9)
        score = self._scores()[2]
        complaints.confirm_closure(ticket=ticket, department_score=score, by=self._closer(), at=at)

    def _scores(self) -> tuple[int, int, int]:
        return UNHAPPY if self.story.satisfaction == "neutral" else CONTENT

    def _closer(self) -> User:
        """Another than the proposer: the group for a major one, else the region's second supervisor or head."""
        if self.story.kind["severity"] in MAJOR:
            return self.job.people["group"]
        posts = (Post.SUPERVISOR, Post.REGIONAL_HEAD)
        held = User.objects.filter(appointments__unit=self.ticket.region, appointments__post__in=posts)
        return held.exclude(pk=self.handler.pk).order_by("pk")[0]
