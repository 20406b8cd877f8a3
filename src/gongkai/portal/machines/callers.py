"""Who is asking, by address alone."""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def chain(request: HttpRequest) -> list[str]:
    """Every address that the request came through, as the server and its proxies say; empty for a Unix socket."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    return [address.strip() for address in [request.META.get("REMOTE_ADDR", ""), *forwarded.split(",")] if address.strip()]


def all_local(request: HttpRequest) -> bool:
    """Whether the request comes from this machine, all the way."""
    return all(_loopback(address) for address in chain(request))


def may_measure(request: HttpRequest) -> bool:
    """Whether every address in the chain is this machine's or in METRICS_ALLOW (addresses or networks)."""
    allowed = _networks(tuple(getattr(settings, "METRICS_ALLOW", ())))
    return all(_loopback(address) or _within(address, allowed) for address in chain(request))


@lru_cache(maxsize=256)
def _loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


@lru_cache(maxsize=4)
def _networks(names: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(name, strict=False) for name in names)


def _within(address: str, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    try:
        asked = ip_address(address)
    except ValueError:
        return False
    return any(asked in network for network in networks)
