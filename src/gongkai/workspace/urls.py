"""The addresses of staff: the workspace, and the sign-in of which only what we use is there."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import include, path, re_path

from gongkai.workspace.views import acts, calendar, home, me, people, posts

workspace = [
    path("", home.home, name="workspace"),
    path("post", home.switch_post, name="workspace-post"),
    path("me/", me.me, name="workspace-me"),
    path("staff/", people.units, name="workspace-staff"),
    path("staff/<slug:code>/", people.unit, name="workspace-staff-unit"),
    path("staff/<slug:code>/add", people.add, name="workspace-staff-add"),
    path("people/<int:person_id>/", people.person, name="workspace-person"),
    path("people/<int:person_id>/change", people.change, name="workspace-person-change"),
    path("people/<int:person_id>/give", posts.give, name="workspace-post-give"),
    path("people/<int:person_id>/<slug:act>", acts.act, name="workspace-person-act"),
    path("posts/<int:post_id>/end", posts.end, name="workspace-post-end"),
    path("calendar/", calendar.years, name="workspace-calendar"),
    path("calendar/<int:year>/", calendar.year, name="workspace-calendar-year"),
]

accounts = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", me.no_password, name="account_set_password"),
    path("sessions/", me.sessions, name="account-sessions"),
    path("2fa/", factor.index, name="mfa_index"),
    path("2fa/authenticate/", factor.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

if settings.EMAIL_URL:
    accounts += [
        path("password/reset/", account.password_reset, name="account_reset_password"),
        path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
        re_path(
            r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            account.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    ]

if settings.OIDC_SERVER_URL:
    from allauth.socialaccount import views as social

    from gongkai.workspace.views import sso

    accounts += [
        path("sso/<slug:provider_id>/login/", sso.login, name="openid_connect_login"),
        path("sso/<slug:provider_id>/login/callback/", sso.callback, name="openid_connect_callback"),
        path("sso/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
        path("sso/error/", social.login_error, name="socialaccount_login_error"),
    ]

urlpatterns = [path("workspace/", include(workspace)), path("accounts/", include(accounts))]
