"""The verdict on paper, in the customer's words."""

from typing import Any

from django.utils.translation import gettext as _

from core.money import cny
from core.paper import Document, facts, lines, pdf, table
from core.paper.blocks import Block
from core.punctuation import mark
from customers.queries.purchases import addresses_of
from org.queries import group_unit
from tickets.models import Ticket
from warranty.models import Judgement
from warranty.queries.judging import answer_of
from warranty.queries.standing import Standing
from warranty.queries.terms import terms_lines
from warranty.verdict_words import Card, card_of


def verdict_pdf(ticket: Ticket, held: Standing) -> bytes:
    """One page for the customer: verdict, why, what it costs, what is missing, and the terms it rests on."""
    judged: Judgement = held.judgement
    card = card_of(answer_of(judged), str(judged.packs[0]).partition("@")[0], held)
    blocks = [_verdict(card), *_costs(card), *_more(card, ticket), *_terms(judged)]
    document = Document(_("质保判定"), ticket.number, group_unit().name, [(_("判定"), card.label)], blocks)
    return pdf("document.typ", document.data(), {})


def _verdict(card: Card) -> Block:
    pairs: list[tuple[Any, Any]] = [
        (_("判定"), card.label),
        (_("修理"), card.fallback),
        (_("客户应付"), card.open_sum or f"{cny(card.customer_pays)} {_('元')}"),
        (_("依据"), card.law.title if card.by_law and card.law else card.pack.title),
        (_("理由"), mark("；").join(card.reasons)),
        (_("待补资料"), mark("、").join(card.missing)),
    ]
    return facts(_("判定"), [pair for pair in pairs if pair[1]], wide=(_("理由"), _("待补资料")))


def _costs(card: Card) -> list[Block]:
    rows = [(what, who, "" if amount is None else f"{amount:.2f}") for what, who, amount in card.payers]
    return (
        [table(_("费用"), (_("费用项目"), _("由谁承担"), _("金额（元）")), rows, numbers=[2])] if rows else []
    )


def _more(card: Card, ticket: Ticket) -> list[Block]:
    found: list[Block] = []
    if card.windows:
        found.append(
            table(_("期限"), (_("期限"), _("最后一天")), [(words, last) for words, last in card.windows])
        )
    if card.changes:
        found.append(lines(_("如何改变判定"), card.changes))
    if card.hints:
        found.append(lines(_("提示"), card.hints))
    places = addresses_of(ticket.asset.model_id) if ticket.asset else []
    if places:
        rows = [(one.name, one.address, one.phone) for one in places]
        found.append(table(_("维修地址"), (_("维修点"), _("地址"), _("电话")), rows, widths=[2, 4, 2]))
    return found


def _terms(judged: Judgement) -> list[Block]:
    found = terms_lines(judged)
    return [lines(f"{_('条款')} {judged.terms}", found)] if found else []
