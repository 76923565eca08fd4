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
    DamageForm,
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
from dispatch.forms.standby import ArrivalForm, EstimateForm, LendingForm, ReturnUnitForm, VanForm
from dispatch.forms.technicians import TechnicianForm

__all__ = [
    "ArrangeForm",
    "ArrivalForm",
    "BulkForm",
    "CheckOutForm",
    "ClosureForm",
    "ConsentForm",
    "ContactForm",
    "DamageForm",
    "DecisionForm",
    "EmptyForm",
    "EscalationForm",
    "EstimateForm",
    "EvidenceForm",
    "FindingsForm",
    "HelpForm",
    "ItemForm",
    "KeptForm",
    "LeavingForm",
    "LedgerForm",
    "LendingForm",
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
    "ReturnUnitForm",
    "SendingForm",
    "StepOutForm",
    "TechnicianForm",
    "VanForm",
    "VisitEndForm",
]
