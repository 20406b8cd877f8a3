"""The drawings, 16 by 16, one stroke. No icon font, no request."""

from django.utils.safestring import SafeString, mark_safe

_PATHS = {
    "search": '<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5 14.5 14.5"/>',
    "print": '<path d="M4.5 6V1.5h7V6M4.5 12h-3V6h13v6h-3"/><path d="M4.5 9.5h7v5h-7z"/>',
    "file": '<path d="M3.5 1.5h6l3 3v10h-9z"/><path d="M9.5 1.5v3h3"/>',
    "download": '<path d="M8 1.5v9M4.5 7 8 10.5 11.5 7M2.5 14.5h11"/>',
    "warning": '<path d="M8 1.8 15 14H1z"/><path d="M8 6v4M8 11.3v1.2"/>',
    "check": '<path d="m2.5 8.5 4 4 7-8.5"/>',
    "close": '<path d="m3 3 10 10M13 3 3 13"/>',
    "menu": '<path d="M2 4h12M2 8h12M2 12h12"/>',
    "home": '<path d="M2 7.5 8 2l6 5.5M3.5 6.5v8h9v-8M6.5 14.5v-4h3v4"/>',
    "back": '<path d="M9.5 3 4.5 8l5 5"/>',
    "next": '<path d="m6.5 3 5 5-5 5"/>',
    "down": '<path d="m3 6 5 5 5-5"/>',
    "phone": '<path d="M4 1.5h2.5l1 4-1.5 1a8 8 0 0 0 3.5 3.5l1-1.5 4 1V12a2.5 2.5 0 0 1-2.5 2.5C6.5 14 2 9 1.5 4A2.5 2.5 0 0 1 4 1.5z"/>',
    "mail": '<path d="M1.5 3.5h13v9h-13z"/><path d="m1.5 4 6.5 5 6.5-5"/>',
    "place": '<path d="M8 14.5S3 10 3 6.2a5 5 0 0 1 10 0C13 10 8 14.5 8 14.5z"/><circle cx="8" cy="6.2" r="1.8"/>',
    "clock": '<circle cx="8" cy="8" r="6.5"/><path d="M8 4v4l3 2"/>',
    "feed": '<path d="M2.5 7a6.5 6.5 0 0 1 6.5 6.5M2.5 2.5a11 11 0 0 1 11 11"/><circle cx="3.5" cy="12.5" r="1"/>',
    "folder": '<path d="M1.5 3.5h5l1.5 2h6.5v8h-13z"/>',
    "info": '<circle cx="8" cy="8" r="6.5"/><path d="M8 7v4.5M8 4.3v1.2"/>',
    "link": '<path d="M6.5 9.5 9.5 6.5M7 4.5 9 2.5a3.2 3.2 0 0 1 4.5 4.5l-2 2M9 11.5l-2 2A3.2 3.2 0 0 1 2.5 9l2-2"/>',
}

ICONS: dict[str, SafeString] = {
    name: mark_safe(f'<svg class="i" viewBox="0 0 16 16" aria-hidden="true">{paths}</svg>') for name, paths in _PATHS.items()
}
