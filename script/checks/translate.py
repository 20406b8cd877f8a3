"""What script/translations runs: add new messages to the .po file, drop those no longer used, compile the .mo file."""

import sys

import polib
from messages import PO, extract

_HEADER = {
    "Project-Id-Version": "gongkai",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def main() -> int:
    PO.parent.mkdir(parents=True, exist_ok=True)
    old = {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(PO))} if PO.exists() else {}
    book = polib.POFile(wrapwidth=140)
    book.metadata = _HEADER
    for key, message in sorted(extract().items(), key=lambda pair: (pair[1].place, pair[0])):
        entry = old.get(key) or polib.POEntry(msgid=message.text, msgctxt=message.context or None)
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = entry.msgstr_plural or {0: "", 1: ""}
        entry.occurrences = [(message.place, "")]
        book.append(entry)
    book.save(str(PO))
    book.save_as_mofile(str(PO.with_suffix(".mo")))
    missing = [entry for entry in book if not entry.translated()]
    for entry in missing:
        print(f"{entry.occurrences[0][0]}: {entry.msgid}")
    print(f"{len(book)} messages, {len(missing)} without English")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
