"""The shell door. Each command lives in a module of its own and is loaded when it is called, so that the shell answers at once."""

import os
from importlib import import_module

import click

from gongkai.cli.language import _, language

#: command → (module, attribute, whether Django is set up before it runs)
COMMANDS: dict[str, tuple[str, str, bool]] = {
    "serve": ("gongkai.cli.serve", "serve", False),
    "work": ("gongkai.cli.work", "work", True),
    "tick": ("gongkai.cli.tick", "tick", True),
    "prepare": ("gongkai.cli.prepare", "prepare", True),
    "migrate": ("gongkai.cli.manage", "migrate", True),
    "manage": ("gongkai.cli.manage", "manage", True),
    "import": ("gongkai.cli.importing", "import_", True),
    "demo": ("gongkai.cli.demo", "demo", True),
    "index": ("gongkai.cli.index", "index", True),
    "calendar": ("gongkai.cli.calendar", "calendar", True),
    "setting": ("gongkai.cli.setting", "setting", True),
    "units": ("gongkai.cli.units", "units", True),
    "staff": ("gongkai.cli.staff", "staff", True),
    "webhook": ("gongkai.cli.webhook", "webhook", True),
    "law": ("gongkai.cli.law", "law", False),
    "scan": ("gongkai.cli.scan", "scan", False),
    "check": ("gongkai.cli.manage", "check", True),
}


class LazyGroup(click.Group):
    """A click group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, needs_django = COMMANDS[cmd_name]
        if needs_django:
            set_up_django()
        try:
            command = getattr(import_module(module), attribute)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            return None
        assert isinstance(command, click.Command)  # noqa: S101 — the table above says so
        return command


def set_up_django() -> None:
    """Load settings and apps, once; speak the language of the shell."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(language())


@click.group(cls=LazyGroup, help=_("政府信息公开平台"), context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    pass
