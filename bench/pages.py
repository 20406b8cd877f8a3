"""What pages cost: CPU a request against the bare views of the same server, median of the rounds."""

import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from bench.server import Server

ROUNDS = 7
REQUESTS = 120
WORDS = (
    "通知 公告 补贴 规划 供水管网改造 防汛抗旱 义务教育招生 住房保障 "
    "食品安全抽检 乡村振兴 应急预案 部门预算 行政处罚 公交线路优化 老旧小区改造 医保缴费"
).split()


@dataclass(slots=True)
class Target:
    """A kind of request. `bound` is the largest allowed ratio to `baseline`."""

    name: str
    path: Callable[[random.Random], str]
    baseline: str = ""
    bound: float = 0.0
    less_engine: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    seconds: list[float] = field(default_factory=list)


def targets(server: Server, top: int) -> list[Target]:
    """Every kind of request."""
    item = f"/i/{top}"
    unit = "990100-D14"
    anywhere: Callable[[random.Random], str] = lambda dice: f"/i/{dice.randint(max(1, top - 5000), top)}"  # noqa: E731
    search: Callable[[random.Random], str] = lambda dice: f"/api/v1/search?size=20&q={quote(dice.choice(WORDS))}"  # noqa: E731
    return [
        Target("bare one-row view", lambda dice: f"/bench/one/{dice.randint(max(1, top - 5000), top)}"),
        Target("bare list of 20", lambda _: "/bench/list"),
        Target("item page", anywhere, "bare one-row view", 4.0),
        Target("item page, 304", lambda _: item, "bare one-row view", 1.0, status=304),
        Target("unit's list", lambda _: f"/u/{unit}/c/040103/", "bare list of 20", 2.5),
        Target("home", lambda _: "/", "bare list of 20"),
        Target("search, JSON", search, "bare list of 20", 2.0, less_engine=True),
        Target("search, page", lambda dice: f"/search?q={quote(dice.choice(WORDS))}", "bare list of 20", less_engine=True),
    ]


def measure(server: Server, kinds: list[Target], *, requests: int = REQUESTS) -> list[dict[str, object]]:
    """Rounds over all kinds in turn; a row a kind: milliseconds of CPU a request, ratio, bound."""
    for number in range(ROUNDS + 1):
        for kind in kinds:
            seconds = _round(server, kind, random.Random(number), requests)
            if number:
                kind.seconds.append(seconds)
    by_name = {kind.name: statistics.median(kind.seconds) for kind in kinds}
    return [
        {
            "what": kind.name,
            "ms": round(by_name[kind.name] * 1000, 3),
            "ratio": round(by_name[kind.name] / by_name[kind.baseline], 2) if kind.baseline else None,
            "bound": kind.bound or None,
            "to": kind.baseline or None,
        }
        for kind in kinds
    ]


def _round(server: Server, kind: Target, dice: random.Random, requests: int) -> float:
    if kind.status == 304:  # the tag changes with the clock, so each round begins with a fresh one
        kind.headers = {"If-None-Match": server.get(kind.path(dice))[2].get("ETag", "")}
    engine, cpu = server.engine(), server.cpu()
    for _ in range(requests):
        status, _, _ = server.get(kind.path(dice), kind.headers)
        if status not in (kind.status, 404):
            raise RuntimeError(f"{kind.name}: {status}")
    spent = server.cpu() - cpu
    return (spent - (server.engine() - engine if kind.less_engine else 0.0)) / requests
