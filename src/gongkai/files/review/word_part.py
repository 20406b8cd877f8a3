"""One part of a DOCX that has paragraphs, read as a stream: as it stands, as it was before changes, and without what is hidden."""

from dataclasses import dataclass, field

from gongkai.files.review.sink import Sink, Step

_INLINE = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_OFF = {"0", "false", "off"}
_TOLD = {"descr", "title", "displayText", "value", "val"}
_TELLING = {"docPr", "cNvPr", "listItem", "default", "helpText", "statusText", "alias", "tag", "textInput"}
_BATCH = 50_000


@dataclass(slots=True)
class _Paragraph:
    """now: with what was inserted and what is hidden; before: with what was deleted instead; shown: as a reader sees it."""

    now: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    hidden: bool = False
    changed: bool = False
    in_box: bool = False


@dataclass(slots=True)
class _Table:
    number: int
    rows: list[list[list[str]]] = field(default_factory=list)


class WordPart:
    """`code`: the place of all its paragraphs (header, comment, …), or empty for the body."""

    def __init__(self, sink: Sink, code: str) -> None:
        self.sink = sink
        self.code = code
        self.paragraphs: list[_Paragraph] = []
        self.tables: list[_Table] = []
        self.lines: list[tuple[str, Step]] = []
        self.size = self.number = self.count = 0
        self.versions: list[tuple[str, Step, str]] = []
        self.aside: list[tuple[str, Step]] = []
        self.deleting = self.inserting = self.boxes = 0
        self.hidden = self.in_text = self.in_properties = self.in_field = False
        self.head = not code

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self.paragraphs.append(_Paragraph(in_box=bool(self.boxes)))
        elif name in {"tbl", "tr", "tc"}:
            self._table(name)
        elif name in _INLINE and not self.in_properties:
            self._add(_INLINE[name])
        elif name in _TELLING:
            told = "\n".join(value for key, value in attributes.items() if key.rpartition(":")[2] in _TOLD)
            if told:
                self.aside.append((told, ("alternative", {})))
        elif name in {"vanish", "webHidden"}:
            on = not any(key.endswith("val") and value in _OFF for key, value in attributes.items())
            self.hidden = self.hidden or (on and self.in_properties and bool(self.paragraphs))
        else:
            self._turn(name, on=True)

    def _turn(self, name: str, *, on: bool) -> None:
        """Enter or leave what changes the meaning of the text within."""
        if name in {"t", "delText"}:
            self.in_text = on
        elif name == "instrText":
            self.in_field = on
        elif name == "rPr":
            self.in_properties = on
        elif name in {"del", "moveFrom"}:
            self.deleting = max(self.deleting + (1 if on else -1), 0)
        elif name in {"ins", "moveTo"}:
            self.inserting = max(self.inserting + (1 if on else -1), 0)
        elif name == "txbxContent":
            self.boxes = max(self.boxes + (1 if on else -1), 0)

    def end(self, name: str) -> None:
        if name == "p" and self.paragraphs:
            self._paragraph(self.paragraphs.pop())
        elif name == "r":
            self.hidden = False
        elif name == "tbl" and self.tables:
            self._finish_table(self.tables.pop())
        else:
            self._turn(name, on=False)

    def data(self, text: str) -> None:
        if self.in_text:
            self._add(text)
        elif self.in_field:
            self.aside.append((text, ("field", {})))

    def finish(self) -> None:
        """Pour what is left: the last paragraphs, older versions, field codes and descriptions."""
        self._flush()
        texts: dict[str, list[str]] = {}
        for text, (code, _) in self.aside:
            texts.setdefault(code, []).append(text)
        for code, found in texts.items():
            self.sink.text(("" if code == "field" else "\n").join(found), (code, {}))

    def _add(self, text: str) -> None:
        if not self.paragraphs:
            return
        paragraph = self.paragraphs[-1]
        if self.deleting:
            paragraph.changed = True
            paragraph.before.append(text)
            return
        paragraph.now.append(text)
        if self.inserting:
            paragraph.changed = True
        else:
            paragraph.before.append(text)
        if self.hidden:
            paragraph.hidden = True
        else:
            paragraph.shown.append(text)

    def _table(self, name: str) -> None:
        if name == "tbl":
            self.count += 1
            self.tables.append(_Table(self.count))
        elif self.tables and name == "tr":
            self.tables[-1].rows.append([])
        elif self.tables and name == "tc":
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            self.tables[-1].rows[-1].append([])

    def _paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.now)
        in_table = bool(self.tables) and not paragraph.in_box and bool(self.tables[-1].rows) and bool(self.tables[-1].rows[-1])
        if in_table:
            self.tables[-1].rows[-1][-1].append(text)
            place = self._cell(self.tables[-1].number, len(self.tables[-1].rows), len(self.tables[-1].rows[-1]))
        else:
            self.number += not self.boxes and not self.tables
            place = self._place("text_box" if self.boxes else "")
        visible, before = "".join(paragraph.shown), "".join(paragraph.before)
        if paragraph.hidden:
            self.versions.append((visible, place, text))
            if not in_table:
                place = ("hidden_text", {})
        if paragraph.changed:
            self.versions.append((before, ("deleted", {}), text))
        if not in_table:
            self.lines.append((text, place))
            self.size += len(text)
            if self.size > _BATCH:
                self._flush()

    def _place(self, code: str) -> Step:
        code = self.code or code
        return (code, {}) if code else ("paragraph", {"number": self.number})

    def _cell(self, table: int, row: int, column: int) -> Step:
        return (self.code, {}) if self.code else ("table_cell", {"table": table, "row": row, "column": column})

    def _finish_table(self, table: _Table) -> None:
        rows = [[" ".join(" ".join(cell).split()) for cell in row] for row in table.rows]
        whole: Step = (self.code, {}) if self.code else ("table", {"table": table.number})
        self.sink.table(rows, lambda row, column: self._cell(table.number, row + 1, column + 1), whole)
        if self.tables and self.tables[-1].rows and self.tables[-1].rows[-1]:
            self.tables[-1].rows[-1][-1].append("")

    def _flush(self) -> None:
        lines = self.lines
        if lines:
            self.sink.lines([text for text, _ in lines], lambda number: lines[number][1], head=self.head)
            self.head = False
        for text, place, now in self.versions:
            self.sink.version(text, place, now)
        self.lines, self.versions, self.size = [], [], 0
