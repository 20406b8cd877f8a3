"""Old addresses: the part of a URL that a request which was pointed at us would carry."""

from urllib.parse import urlsplit


def path_of(url: str) -> str:
    """Path and query of an absolute URL, at most 600 characters; "/" alone is no address of a document and gives ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    whole = parts.path + (f"?{parts.query}" if parts.query else "")
    return "" if whole in ("", "/") else whole[:600]
