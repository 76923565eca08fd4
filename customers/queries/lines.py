"""Product lines by code, with the names of those that have one."""

from collections.abc import Collection, Iterable

from customers.models import ProductLine, ProductModel


def line_names(codes: Collection[str]) -> dict[str, str]:
    """Names of lines by code; a line that nobody has named is left out."""
    wanted = {code for code in codes if code}
    return dict(ProductLine.objects.filter(code__in=wanted).values_list("code", "name")) if wanted else {}


def with_line_names(models: Iterable[ProductModel]) -> list[ProductModel]:
    """Give each model `.line_name`, empty where its line has none."""
    held = list(models)
    names = line_names({one.line for one in held})
    for one in held:
        one.line_name = names.get(one.line, "")  # type: ignore[attr-defined]
    return held


def all_lines() -> dict[str, str]:
    """Every line by code, those that only models name with an empty name."""
    used = ProductModel.objects.exclude(line="").order_by().values_list("line", flat=True).distinct()
    names = dict(ProductLine.objects.values_list("code", "name"))
    return {code: names.get(code, "") for code in sorted({*names, *used})}


def line_choices() -> list[tuple[str, str]]:
    """For the form of a model: the name with its code."""
    return [("", "—"), *((code, f"{name} {code}".strip()) for code, name in all_lines().items())]
