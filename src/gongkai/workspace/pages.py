"""How a staff page is rendered, and what a page does where the gate says no."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.units import access, gate
from gongkai.units.gate import Actor
from gongkai.units.models import Unit


def show(request: HttpRequest, template: str, title: str, *, room: str = "workspace", status: int = 200, **matter: Any) -> HttpResponse:
    """A page in the room with that route name."""
    return render(request, f"workspace/{template}", {"title": title, "room": room, **matter}, status=status)


def actor_of(request: Any) -> Actor:
    """Who acts. Middleware has led everybody else to the sign-in."""
    actor: Actor | None = request.actor
    if actor is None:
        raise PermissionDenied
    return actor


def whole(given: str) -> int | None:
    """A whole number that was typed or stands in an address (an id, a version, a place); None for anything else."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None


def need(actor: Actor, event: str, unit: Unit) -> None:
    """403 where the gate does not allow `event` on the unit."""
    if not gate.may(actor, event, access.subject(unit)):
        raise PermissionDenied


def unprocessable() -> int:
    """The status of a form that comes back with what is wrong."""
    return HTTPStatus.UNPROCESSABLE_ENTITY.value
