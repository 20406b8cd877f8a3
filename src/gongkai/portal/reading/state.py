"""The reader's choices, read from the request alone: never from Accept-Language, never from the database."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.http import escape_leading_slashes

LANGUAGES = ("zh-hans", "en")
#: Value in the address → value kept in the cookie; empty: nothing is kept.
CHOICES = {
    "view": {"elder": "elder", "kiosk": "kiosk", "normal": ""},
    "contrast": {"high": "high", "normal": ""},
}
ENGLISH = "/en"


@dataclass(frozen=True, slots=True)
class Reading:
    """`path` is the address without the language prefix, `query` as it came. view: "" | elder | kiosk; contrast: "" | high."""

    language: str
    view: str
    contrast: str
    path: str
    query: str

    @property
    def key(self) -> str:
        """What makes two renderings of one page differ."""
        return f"{self.language}.{self.view}.{self.contrast}"

    @property
    def english(self) -> bool:
        return self.language == "en"

    @property
    def canonical_path(self) -> str:
        """This page's path with its language, without a query."""
        return escape_leading_slashes(ENGLISH + self.path if self.english else self.path)

    @property
    def other_language_url(self) -> str:
        """The same page in the other language, its query kept."""
        path = self.path if self.english else ENGLISH + self.path
        return escape_leading_slashes(path) + (f"?{self.query}" if self.query else "")

    def with_choice(self, **choices: str) -> str:
        """This page's address asking for other choices: `with_choice(view="elder")`."""
        kept = [(name, value) for name, values in QueryDict(self.query).lists() if name not in CHOICES for value in values]
        return f"{self.canonical_path}?{urlencode([*kept, *choices.items()])}"

    @property
    def elder_url(self) -> str:
        """Switches elder mode on, or off where it is on."""
        return self.with_choice(view="normal" if self.view == "elder" else "elder")

    @property
    def contrast_url(self) -> str:
        """Switches high contrast on, or off where it is on."""
        return self.with_choice(contrast="normal" if self.contrast == "high" else "high")


def read(request: HttpRequest) -> Reading:
    """The state of a request whose path still carries its language prefix."""
    path = request.path_info
    english = path == ENGLISH or path.startswith(f"{ENGLISH}/")
    kept = {name: value if (value := request.COOKIES.get(name, "")) in values.values() else "" for name, values in CHOICES.items()}
    return Reading(
        language="en" if english else "zh-hans",
        path=path[len(ENGLISH) :] if english else path,
        query=request.META.get("QUERY_STRING", ""),
        **kept,
    )


def chosen(request: HttpRequest) -> dict[str, str]:
    """What the address asks to keep: {"view": "elder"}. Empty where it asks nothing that exists."""
    if "view=" not in request.META.get("QUERY_STRING", "") and "contrast=" not in request.META.get("QUERY_STRING", ""):
        return {}
    return {name: values[value] for name, values in CHOICES.items() if (value := request.GET.get(name)) in values}


def address_without_choices(request: HttpRequest) -> str:
    """The requested address without view and contrast, safe to redirect to (never another host)."""
    kept = [(name, value) for name, values in request.GET.lists() if name not in CHOICES for value in values]
    return escape_leading_slashes(request.path) + (f"?{urlencode(kept)}" if kept else "")
