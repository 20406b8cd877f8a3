"""Figures: what a page, a search and an import cost, as ratios against a baseline of the same run. See `script/bench --help`."""
