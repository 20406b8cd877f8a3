"""The vocabularies of the office: themes 主题 and genres 体裁."""

from gongkai.rulebook.models import Term


def terms(vocabulary: str) -> list[Term]:
    """The terms of "theme" or "genre" in their order, each with its parent. One query."""
    return list(Term.objects.select_related("parent").filter(vocabulary=vocabulary).order_by("place", "code"))
