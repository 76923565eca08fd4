"""Why an operation on a case changed nothing; the message is for people."""

from django.utils.translation import gettext as _

from warranty.case_enums import CaseState


class CaseRefused(Exception):
    """Nothing was changed; `field` names what has to be mended on a form."""

    def __init__(self, words: str, field: str = "") -> None:
        self.field = field
        super().__init__(words)


class CaseBlocked(CaseRefused):
    """The move is not in the table of the kind, or somebody else was quicker."""

    def __init__(self, state: str) -> None:
        words = {"state": CaseState(state).label}
        super().__init__(_("该单当前为「%(state)s」，不能这样办理，请刷新页面。") % words)
