"""The Django application `publishing`."""

from typing import Any

from django.apps import AppConfig
from django.core import checks


class PublishingConfig(AppConfig):
    name = "gongkai.publishing"

    def ready(self) -> None:
        """Enter the tables at the gate, check the workflow, and register what repeats."""
        from gongkai.publishing import access, scheduled  # noqa: F401  (importing registers it)
        from gongkai.publishing.content import guides, pictures, wording
        from gongkai.publishing.rules import obstacles
        from gongkai.publishing.telling import kinds as notice_kinds

        access.register()
        notice_kinds.register()
        obstacles.register(wording.obstacle)
        obstacles.register(guides.obstacle)
        obstacles.register(pictures.obstacle)
        checks.register(sound_workflow)


def sound_workflow(app_configs: Any = None, **_: Any) -> list[checks.CheckMessage]:
    """A workflow with a hole in it ends the start."""
    from gongkai.publishing.rules import workflow
    from gongkai.units.models import Role

    return [checks.Error(f"workflow: {problem}", id="gongkai.E002") for problem in workflow.problems(Role.values)]
