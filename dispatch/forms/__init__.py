"""What people type in dispatch; the operations decide."""

from dispatch.forms.closing import CheckOutForm, ClosureForm, OutcomeForm, RecordForm, RepairForm, ReportForm
from dispatch.forms.deciding import (
    ConsentForm,
    DecisionForm,
    EmptyForm,
    KeptForm,
    PlanDecisionForm,
    ReasonForm,
    ReturnForm,
)
from dispatch.forms.going import ContactForm, LedgerForm, PreparationForm
from dispatch.forms.onsite import (
    EscalationForm,
    EvidenceForm,
    FindingsForm,
    HelpForm,
    ItemForm,
    MismatchForm,
    PhotosForm,
    QualityForm,
    StepOutForm,
    VisitEndForm,
)
from dispatch.forms.planning import ArrangeForm, BulkForm, LeavingForm, PlanForm, ReassignForm, SendingForm
from dispatch.forms.technicians import TechnicianForm

__all__ = [
    "ArrangeForm",
    "BulkForm",
    "CheckOutForm",
    "ClosureForm",
    "ConsentForm",
    "ContactForm",
    "DecisionForm",
    "EmptyForm",
    "EscalationForm",
    "EvidenceForm",
    "FindingsForm",
    "HelpForm",
    "ItemForm",
    "KeptForm",
    "LeavingForm",
    "LedgerForm",
    "MismatchForm",
    "OutcomeForm",
    "PhotosForm",
    "PlanDecisionForm",
    "PlanForm",
    "PreparationForm",
    "QualityForm",
    "ReasonForm",
    "ReassignForm",
    "RecordForm",
    "RepairForm",
    "ReportForm",
    "ReturnForm",
    "SendingForm",
    "StepOutForm",
    "TechnicianForm",
    "VisitEndForm",
]
