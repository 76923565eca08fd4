"""The renderer behind `{{ form }}` and `{{ field.as_field_group }}`."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Fields by components/field.html; widget templates come from the project's folders first."""

    field_template_name = "components/field.html"
