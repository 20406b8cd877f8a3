"""Django's own commands, through the same door: `gongkai manage <command> …`, with short names for the frequent ones."""

import click
from django.core.management import call_command, execute_from_command_line


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run any Django management command."""
    execute_from_command_line(["gongkai manage", *arguments])


@click.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    call_command("migrate", interactive=False)


@click.command()
@click.option("--deploy", is_flag=True, help="With the checks for a public server.")
def check(*, deploy: bool) -> None:
    """Check settings, permission tables and models."""
    call_command("check", deploy=deploy)
