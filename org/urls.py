"""Addresses of the organisation."""

from django.urls import path

from org.views import access, home, people, posts, requests, setup, units

app_name = "org"
urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", access.sign_in, name="sign_in"),
    path("sign-out/", access.sign_out, name="sign_out"),
    path("language/", access.language, name="language"),
    path("password/", access.password, name="password"),
    path("setup/", setup.setup, name="setup"),
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:pk>/state/", people.person_state, name="person_state"),
    path("people/<int:pk>/password/", people.person_password, name="person_password"),
    path("people/<int:pk>/posts/", posts.post_add, name="post_add"),
    path("people/<int:pk>/posts/<int:post>/end/", posts.post_end, name="post_end"),
    path("people/<int:pk>/tokens/", posts.token_add, name="token_add"),
    path("people/<int:pk>/tokens/<int:token>/revocation/", posts.token_revoke, name="token_revoke"),
    path("units/", units.units, name="units"),
    path("units/new/", units.unit_new, name="unit_new"),
    path("units/<int:pk>/", units.unit_edit, name="unit_edit"),
    path("skills/", units.skills, name="skills"),
    path("skills/new/", units.skill_edit, name="skill_new"),
    path("skills/<int:pk>/", units.skill_edit, name="skill_edit"),
    path("approvals/requests/", requests.requests, name="requests"),
]
