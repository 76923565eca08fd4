"""Authorization: Bearer TOKEN."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from core.clock import now
from org.models import ApiToken
from org.operations.tokens import digest, note_use


class BearerToken(BaseAuthentication):
    """The token acts as its user; 401 for unknown, expired, revoked and inactive ones."""

    def authenticate(self, request: Request) -> tuple[Any, ApiToken] | None:
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != b"bearer":
            return None
        if len(parts) != 2:
            raise AuthenticationFailed(_("令牌格式不对。"))
        at = now()
        wanted = digest(parts[1].decode(errors="replace"))
        rows = ApiToken.objects.live(at).select_related("user")
        found = rows.filter(digest=wanted, user__is_active=True).first()
        if found is None:
            raise AuthenticationFailed(_("令牌无效。"))
        note_use(found, at=at)
        if found.rights:
            found.user.scope = found.user.scope.narrowed(frozenset(found.rights))
        return found.user, found

    def authenticate_header(self, _request: Request) -> str:
        return "Bearer"


class BearerTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the API's own description names it."""

    target_class = BearerToken
    name = "bearerToken"

    def get_security_definition(self, _auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
