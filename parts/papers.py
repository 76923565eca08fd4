"""The lending slip as PDF (WAR-48)."""

from django.utils.translation import gettext as _

from core.masks import mask_name
from core.paper import Document, facts, pdf, signatures, text
from org.queries import group_unit
from parts.models import Loan


def slip_pdf(loan: Loan) -> bytes:
    """Serials, dates and conditions of a loan, with places to sign; the customer by name alone."""
    document = Document(
        _("备用机借用单"),
        loan.number,
        group_unit().name,
        [(_("工单号"), loan.stream.number), (_("状态"), _state(loan))],
        [
            facts(
                _("借用"),
                [
                    (_("客户"), mask_name(loan.customer.name)),
                    (_("借出时间"), loan.lent_at),
                    (_("经办人"), loan.lent_by.name),
                    (_("应还日期"), loan.due_back_on),
                ],
            ),
            facts(
                _("备用机"),
                [
                    (_("型号"), loan.unit.model.code),
                    (_("序列号"), loan.unit.serial),
                    (_("备件库"), loan.unit.depot.name),
                ],
            ),
            facts(_("客户的设备"), _own(loan)),
            text(_("借出时状况"), loan.condition_out, least=1),
            facts(
                _("归还"),
                [
                    (_("归还时间"), loan.returned_at),
                    (_("接收人"), loan.returned_by.name if loan.returned_by else ""),
                ],
            ),
            text(_("归还时状况"), loan.condition_back, least=2),
            signatures([_("客户签字（借出）"), _("经办人签字"), _("客户签字（归还）"), _("接收人签字")]),
        ],
    )
    return pdf("document.typ", document.data())


def _state(loan: Loan) -> str:
    return _("已归还") if loan.returned_at else _("借用中")


def _own(loan: Loan) -> list[tuple[str, str]]:
    """The unit that stays away or broken meanwhile."""
    model = loan.asset.model if loan.asset else None
    serial = loan.asset.serial if loan.asset else None
    return [(_("型号"), model.code if model else ""), (_("序列号"), serial or "")]
