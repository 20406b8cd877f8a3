"""`script/bench`: fill homes, measure, print tables, write JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import click

from bench import engine, home, intake, law, microcache, pages, server, staff
from bench.report import measure as annual_reports

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("law", "pages", "workspace", "nginx", "engine", "import")


@click.command()
@click.option("--size", type=int, default=10_000, show_default=True, help="Documents in the home.")
@click.option("--database", type=click.Choice(["sqlite", "postgres"]), default="sqlite", show_default=True)
@click.option("--part", "parts", type=click.Choice(PARTS), multiple=True, default=PARTS, help="Only these parts.")
@click.option("--documents", type=int, default=20_000, show_default=True, help="Documents that the import takes in.")
@click.option("--folder", type=click.Path(path_type=Path), default=ROOT / "var" / "bench", help="Where filled homes are kept.")
def main(size: int, database: str, parts: tuple[str, ...], documents: int, folder: Path) -> None:
    """Measure pages, search and import on generated documents. Ratios are against bare views of the same server in the same run."""
    where = folder / f"{database}-{size}"
    if parts == ("law",):
        _show("law", law.measure() + annual_reports())
        return
    with _database(database, where) as (url, postmaster):
        home.prepare(where, url)
        report: dict[str, object] = {"size": size, "database": database, "filled": home.fill(size)}
        if "law" in parts:
            report["law"] = _show("law", law.measure() + annual_reports())
        if "pages" in parts:
            report |= _pages(postmaster)
        if "workspace" in parts:
            report["workspace"] = _workspace(where, postmaster)
        if "nginx" in parts:
            report["nginx"] = _microcache(where)
        if "engine" in parts:
            report["engine"] = _show("engine, milliseconds of CPU", engine.measure())
        if "import" in parts:
            report["import"] = _show("import", intake.measure(where, documents))
    results = ROOT / "bench-results"
    results.mkdir(exist_ok=True)
    (results / f"{database}-{size}.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


def _database(database: str, where: Path):  # noqa: ANN202  (a context manager of URL and postmaster's pid)
    from contextlib import nullcontext

    if database == "sqlite":
        return nullcontext(("", None))
    from bench.postgres import cluster

    return cluster(where)


def _pages(postmaster: int | None) -> dict[str, object]:
    from gongkai.catalog.models import Item

    top = Item.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with server.serve(postmaster) as running:
        rows = pages.measure(running, pages.targets(running, top))
        memory = round(running.anonymous_memory() / 1024 / 1024)
    click.echo(f"web worker RssAnon: {memory} MB (at most 300)")
    return {"pages": _show("pages, CPU a request", rows), "memory_mb": memory}


def _workspace(where: Path, postmaster: int | None) -> list[dict[str, object]]:
    staff.fill(where)
    with server.serve(postmaster) as running:
        return _show("workspace, CPU a request", pages.measure(running, staff.targets(), requests=staff.REQUESTS))


def _microcache(where: Path) -> list[dict[str, object]]:
    from gongkai.catalog.models import Item

    top = Item.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with server.serve(None) as running:
        return _show("nginx, CPU a request", microcache.measure(running, f"/i/{top}", where / "nginx"))


def _show(title: str, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    click.echo(f"\n{title}")
    show: Callable[[object], str] = lambda value: "" if value is None else str(value)  # noqa: E731
    for row in rows:
        click.echo("  " + "  ".join(f"{show(value):<52}" if key == "what" else f"{key} {show(value):<10}" for key, value in row.items()))
    return rows


if __name__ == "__main__":
    main()
