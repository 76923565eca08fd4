"""Authorization: Bearer TOKEN."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from org.models import ApiToken
from org.operations.tokens import digest


class BearerToken(BaseAuthentication):
    """The token acts as its user; 401 for unknown, revoked and inactive ones."""

    def authenticate(self, request: Request) -> tuple[Any, ApiToken] | None:
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != b"bearer":
            return None
        if len(parts) != 2:
            raise AuthenticationFailed(_("令牌格式不对。"))
        found = (
            ApiToken.objects.select_related("user")
            .filter(digest=digest(parts[1].decode(errors="replace")), revoked_at=None, user__is_active=True)
            .first()
        )
        if found is None:
            raise AuthenticationFailed(_("令牌无效。"))
        return found.user, found

    def authenticate_header(self, _request: Request) -> str:
        return "Bearer"


class BearerTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the API's own description names it."""

    target_class = BearerToken
    name = "bearerToken"

    def get_security_definition(self, _auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
