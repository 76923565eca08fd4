"""A NUL in an address is told plainly, on pages as in the API."""

import pytest
from django.test import Client

from org.models import User


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tickets/a%00b/", 404),
        ("/tickets/?q=%00", 400),
        ("/api/v1/tickets/a%00b/", 404),
        ("/api/v1/tickets/?q=%00", 400),
    ],
)
def test_no_row_is_asked_for_a_nul(desk: User, address: str, status: int) -> None:
    client = Client(raise_request_exception=True)
    client.force_login(desk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == status
