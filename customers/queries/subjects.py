"""All that is known to be one customer's, for erasing and for the copy (PRV-04)."""

from customers.models import Contact, Customer, PastValue


def subject_of(customer: Customer) -> tuple[list[int], list[str]]:
    """Keys of a customer and all merged into it, and every number and address ever kept of them."""
    ids, found = [customer.pk], [customer.pk]
    while found:
        found = list(Customer.objects.filter(merged_into__in=found).values_list("pk", flat=True))
        ids += found
    rows = Contact.objects.filter(customer__in=ids).values_list("phone", "email")
    former = PastValue.objects.filter(customer__in=ids, field__in=["phone", "email"])
    known = {value for pair in rows for value in pair} | set(former.values_list("value", flat=True))
    return ids, sorted(known - {""})
