"""The addresses of staff: the workspace, and the sign-in of which only what we use is there."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import include, path, re_path

from gongkai.workspace import keeping_urls
from gongkai.workspace.views import (
    acts,
    batches,
    calendar,
    closed,
    columns,
    coordination,
    declarations,
    drafts,
    drafts_live,
    findings,
    guide,
    home,
    items,
    manuscripts,
    me,
    meters,
    notices,
    offline,
    papers,
    people,
    posts,
    public_findings,
    published,
    steps,
    structure,
    tables,
    wording,
    writing,
)

workspace = [
    path("", home.home, name="workspace"),
    path("post", home.switch_post, name="workspace-post"),
    path("me/", me.me, name="workspace-me"),
    path("notices/", notices.listing, name="workspace-notices"),
    path("notices/read", notices.read, name="workspace-notices-read"),
    path("notices/preferences", notices.prefer, name="workspace-notices-prefer"),
    path("staff/", people.units, name="workspace-staff"),
    path("staff/<slug:code>/", people.unit, name="workspace-staff-unit"),
    path("staff/<slug:code>/add", people.add, name="workspace-staff-add"),
    path("people/<int:person_id>/", people.person, name="workspace-person"),
    path("people/<int:person_id>/change", people.change, name="workspace-person-change"),
    path("people/<int:person_id>/give", posts.give, name="workspace-post-give"),
    path("people/<int:person_id>/<slug:act>", acts.act, name="workspace-person-act"),
    path("posts/<int:post_id>/end", posts.end, name="workspace-post-end"),
    path("items/", items.unit_list, name="workspace-items"),
    path("items/new", drafts.new, name="workspace-draft-new"),
    path("items/<int:manuscript_id>/", manuscripts.manuscript, name="workspace-manuscript"),
    path("items/<int:manuscript_id>/edit", drafts.edit, name="workspace-draft"),
    path("items/<int:manuscript_id>/save", drafts_live.autosave, name="workspace-draft-save"),
    path("items/<int:manuscript_id>/hold", drafts_live.hold, name="workspace-draft-hold"),
    path("items/<int:manuscript_id>/upload", drafts_live.upload, name="workspace-draft-upload"),
    path("items/<int:manuscript_id>/picture", writing.picture, name="workspace-draft-picture"),
    path("items/<int:manuscript_id>/preview", drafts.preview, name="workspace-preview"),
    path("items/<int:manuscript_id>/approval", papers.approval, name="workspace-approval"),
    path("items/<int:manuscript_id>/approval.pdf", papers.approval_pdf, name="workspace-approval-pdf"),
    path("items/<int:manuscript_id>/files/<int:file_id>", drafts_live.file, name="workspace-manuscript-file"),
    path("items/<int:manuscript_id>/offline", offline.register, name="workspace-offline"),
    path("register/", items.register, name="workspace-register"),
    path("register/registers.xlsx", papers.registers, name="workspace-registers"),
    path("items/<int:manuscript_id>/findings", findings.rule, name="workspace-findings-rule"),
    path("items/<int:manuscript_id>/do/<slug:verb>", manuscripts.act, name="workspace-act"),
    path("paste", writing.paste, name="workspace-paste"),
    path("format", writing.form, name="workspace-format"),
    path("review/", items.queue, name="workspace-review"),
    path("overview/", items.overview, name="workspace-overview"),
    path("findings/", public_findings.listed, name="workspace-findings"),
    path("findings/<int:item_id>/", public_findings.item, name="workspace-findings-item"),
    path("published/", published.published, name="workspace-published-list"),
    path("published/<int:item_id>/", published.item, name="workspace-published"),
    path("published/<int:item_id>/closed", closed.closed, name="workspace-closed"),
    path("published/<int:item_id>/compare", published.compare, name="workspace-compare"),
    path("published/<int:item_id>/do/<slug:verb>", published.act, name="workspace-published-act"),
    path("items/<int:manuscript_id>/wording", wording.dismiss, name="workspace-wording"),
    path("wording/", wording.lists, name="workspace-wording-lists"),
    path("wording/lists.xlsx", wording.sheet, name="workspace-wording-sheet"),
    path("wording/<int:entry_id>/end", wording.end, name="workspace-wording-end"),
    path("tables/", tables.listing, name="workspace-tables"),
    path("tables/uploads/<int:upload_id>/", tables.upload, name="workspace-table-upload"),
    path("tables/uploads/<int:upload_id>/marked.xlsx", tables.marked, name="workspace-table-marked"),
    path("tables/uploads/<int:upload_id>/away", tables.away, name="workspace-table-away"),
    path("tables/<slug:code>/", tables.kind, name="workspace-table-kind"),
    path("tables/<slug:code>/template.xlsx", tables.blank, name="workspace-table-template"),
    path("batches/<int:batch_id>/", batches.batch, name="workspace-batch"),
    path("batches/<int:batch_id>/do/<slug:verb>", batches.act, name="workspace-batch-act"),
    path("batches/<int:batch_id>/approval", batches.approval, name="workspace-batch-approval"),
    path("acts/<int:act_id>/", batches.progress, name="workspace-bulk"),
    path("items/<int:manuscript_id>/coordination", coordination.ask, name="workspace-coordinate"),
    path("coordination/", coordination.listing, name="workspace-coordinations"),
    path("coordination/<int:letter_id>/", coordination.letter, name="workspace-coordination"),
    path("coordination/<int:letter_id>/do/<slug:verb>", coordination.act, name="workspace-coordination-act"),
    path("coordination/<int:letter_id>/files/<int:file_id>", coordination.file, name="workspace-coordination-file"),
    path("steps/", steps.page, name="workspace-steps"),
    path("columns/", columns.unit_columns, name="workspace-columns"),
    path("columns/lacking", columns.lacking, name="workspace-columns-lacking"),
    path("columns/<slug:code>/<slug:column>/", columns.column, name="workspace-column"),
    path("guide/", guide.guide, name="workspace-guide"),
    path("guide/reference", guide.reference, name="workspace-guide-reference"),
    path("declarations/", declarations.listing, name="workspace-declarations"),
    path("declarations/<int:declaration_id>/", declarations.declaration, name="workspace-declaration"),
    path("meters/", meters.units, name="workspace-meters"),
    path("meters/<slug:which>/", meters.columns, name="workspace-meters-columns"),
    path("structure/", structure.listing, name="workspace-structure"),
    path("structure/add", structure.add, name="workspace-structure-add"),
    path("structure/history", structure.history, name="workspace-structure-history"),
    path("structure/<slug:code>/", structure.column, name="workspace-structure-column"),
    path("calendar/", calendar.years, name="workspace-calendar"),
    path("calendar/<int:year>/", calendar.year, name="workspace-calendar-year"),
    *keeping_urls.urlpatterns,
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
