"""Addresses of the organisation."""

from django.urls import path

from org.views import absences, access, home, mine, people, posts, requests, rosters, setup, tokens, units

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
    path("people/tokens/", tokens.tokens, name="tokens"),
    path("people/tokens/new/", tokens.token_new, name="token_new"),
    path("people/tokens/<int:token>/revocation/", tokens.revoke, name="system_token_revoke"),
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
    path("units/<int:pk>/service-manager/", units.service_manager, name="service_manager"),
    path("units/<int:pk>/going-live/", units.going_live, name="going_live"),
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/shifts/<int:pk>/", rosters.shift, name="shift"),
    path("rosters/shifts/<int:pk>/removal/", rosters.removal, name="shift_removal"),
    path("rosters/<int:unit>/<str:monday>/", rosters.week, name="roster"),
    path("rosters/<int:unit>/<str:monday>/shifts/", rosters.shifts, name="roster_shifts"),
    path("rosters/<int:unit>/<str:monday>/copy/", rosters.copy, name="roster_copy"),
    path("rosters/<int:unit>/<str:monday>/publication/", rosters.publication, name="roster_publication"),
    path("skills/", units.skills, name="skills"),
    path("skills/new/", units.skill_edit, name="skill_new"),
    path("skills/<int:pk>/", units.skill_edit, name="skill_edit"),
    path("absences/", absences.absences, name="absences"),
    path("absences/<int:pk>/decision/", absences.absence_decision, name="absence_decision"),
    path("absences/<int:pk>/end/", absences.absence_end, name="absence_end"),
    path("mine/", mine.mine, name="mine"),
    path("approvals/requests/", requests.requests, name="requests"),
]
