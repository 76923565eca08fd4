"""What technicians carry."""

from customers.models import ProductModel
from org.models import User
from parts.models import StandbyUnit


def on_van(person: User | int, model: ProductModel | int | None = None) -> list[StandbyUnit]:
    """Units on a technician's van, of one model where it is named (PRT-06)."""
    rows = StandbyUnit.objects.on_van_of(person).select_related("model", "depot__unit")
    return list(rows.filter(model=model) if model else rows)
