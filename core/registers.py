"""Django's admin as the place of plain registers: loaded instead of django.contrib.admin."""

from django.contrib.admin.apps import AdminConfig


class RegistersConfig(AdminConfig):
    default_site = "core.register_admin.RegisterSite"
