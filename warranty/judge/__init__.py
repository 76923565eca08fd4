"""The judge: a pure function of facts, one pack's policy and a calendar (WAR-01, WAR-02)."""

from warranty.judge.case import Case, Outcome, Step
from warranty.judge.ruling import Ruling, better, rule_on

__all__ = ["Case", "Outcome", "Ruling", "Step", "better", "rule_on"]
