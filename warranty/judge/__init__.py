"""The judge: a pure function of facts, one pack's policy and a calendar (WAR-01, WAR-02)."""

from warranty.judge.case import Case, Outcome, Step
from warranty.judge.outlook import Ahead, Change, outlook, what_would_change
from warranty.judge.rights import Right, rights
from warranty.judge.ruling import Ruling, better, rule_on

__all__ = [
    "Ahead",
    "Case",
    "Change",
    "Outcome",
    "Right",
    "Ruling",
    "Step",
    "better",
    "outlook",
    "rights",
    "rule_on",
    "what_would_change",
]
