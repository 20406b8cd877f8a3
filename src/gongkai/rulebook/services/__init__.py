"""Verbs of the rulebook: what the office does to its own rules."""
