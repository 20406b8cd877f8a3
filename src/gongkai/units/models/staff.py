"""Staff 工作人员: who may sign in, and the posts 岗位 they hold in units, with dates and deputies (AB角)."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from gongkai.events.models import Event
from gongkai.units.models.unit import Unit


class Role(models.TextChoices):
    """What a post is for. The stored value stands in permission tables, events and opinions."""

    INFORMATION_OFFICER = "information_officer", "信息员"
    SECTION_HEAD = "section_head", "科室负责人"
    SECRECY_REVIEWER = "secrecy_reviewer", "保密审查员"
    APPROVER = "approver", "批准人"
    UNIT_ADMINISTRATOR = "unit_administrator", "单位管理员"
    OFFICE = "office", "主管部门"
    ASSESSOR = "assessor", "考核员"
    COMPLAINT_OFFICER = "complaint_officer", "投诉受理员"
    ARCHIVIST = "archivist", "档案员"
    SYSTEM_ADMINISTRATOR = "system_administrator", "系统管理员"


class People(BaseUserManager["Person"]):
    """Found by login name, in whatever case it is typed; created by the verbs in `units.staff` alone."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(login=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who may sign in. `unit` is whose administrator keeps the account; what a person may do follows from posts alone."""

    login = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    email = models.EmailField(max_length=120, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="staff")
    must_change_password = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = People()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(login="") & ~Q(name=""), name="person_named")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """What Django's own pages call the name."""
        return self.name


class Post(models.Model):
    """A person's post in a unit, from a first to a last day (both counted). Ended at once: `revoked_at`, from that moment on."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=24, choices=Role)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    #: B角: stands in for the holder of the same role.
    deputy = models.BooleanField(default=False)
    stands_in_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="post_role_known"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")), name="post_valid_order"
            ),
            models.CheckConstraint(condition=Q(stands_in_for__isnull=True) | Q(deputy=True), name="post_deputy_stands_in"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "role"], name="post_unit_role")]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_role_display()}"


class StaffEvent(Event):
    """What happened to a person: created, changed, password_reset, password_set, post_given, post_ended, deactivated, reactivated, signed_in.

    `data` of posts: {"post", "unit", "role"}; of no event a name, a login or an address.
    """

    TABLE = "staff"
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="events")

    class Meta(Event.Meta):
        abstract = False


def current_on(day: Any) -> Q:
    """Posts that count on the day."""
    begun = Q(revoked_at__isnull=True, valid_from__lte=day)
    return begun & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))
