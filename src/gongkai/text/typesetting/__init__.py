"""One-key formatting 一键排版 (GB/T 9704): levels 一、（一）1.（1）, greeting and signature, quotation marks, tables. Words stay."""

from gongkai.text.typesetting.steps import as_letter, typeset

__all__ = ["as_letter", "typeset"]
