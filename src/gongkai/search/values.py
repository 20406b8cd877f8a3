"""What goes into a search and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["all", "title", "text", "document_number", "index_number"]
How = Literal["exact", "near"]

#: No result beyond this place is fetched; who pages so far wants a filter.
DEEPEST = 10_000
#: Length of a list of near matches.
NEAREST = 100


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """kind "text" is the full text, the title with it. q empty: everything under the filters, newest first.

    filters     field (unit, column, theme, genre, status, year, lead_unit, regulation) → values, any of which will do;
                a unit or column means its whole subtree
    date_from, date_to   YYYYMMDD, both days included; 0: open
    expand      also search synonyms and other names
    everything  with sort "date": also documents that hold the words in passing, not in the title
    """

    q: str = ""
    kind: Kind = "all"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: int = 0
    date_to: int = 0
    sort: Literal["relevance", "date"] = "relevance"
    everything: bool = False
    expand: bool = True
    offset: int = 0
    size: int = 20
    facets: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of results.

    total       length of the whole list; a list of near matches ends after NEAREST
    exact       how many documents hold all that was asked for (in a near list: they stand first, mostly)
    how         "exact": the list is those documents; "near": there are none or few, and near matches fill the list: say so
    narrowed    sorted by date, only those with the words in the title; `everything` shows the rest
    also        other wording that was searched as well (a corrected spelling)
    synonyms    word → other words that were searched as well
    terms       folded pieces to highlight
    facets      field → value → documents; empty in a near list
    """

    total: int = 0
    exact: int = 0
    ids: tuple[int, ...] = ()
    scores: tuple[float, ...] = ()
    how: How = "exact"
    narrowed: bool = False
    also: tuple[str, ...] = ()
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
