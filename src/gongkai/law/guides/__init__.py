"""The disclosure guide 公开指南 (条例第十二条第二款; 公共企事业单位第五十五条): its fields, its reference text, and what it lacks."""

from gongkai.law.guides.checking import Meter, Missing, of_fields, of_text
from gongkai.law.guides.fields import CHAPTERS, ELEMENTS, FIELDS, PLAIN, Field, Form, fields_of, stored
from gongkai.law.guides.rendering import BLANK, lines, reference

__all__ = [
    "BLANK",
    "CHAPTERS",
    "ELEMENTS",
    "FIELDS",
    "PLAIN",
    "Field",
    "Form",
    "Meter",
    "Missing",
    "fields_of",
    "lines",
    "of_fields",
    "of_text",
    "reference",
    "stored",
]
