"""Foreign HTML (Word, WPS, Excel, old sites, the editor) in our elements, and what had to be left behind.

html5ever parses (through nh3), we rewrite its tree; the policy in `gongkai.text.html` passes over the outcome once more.
"""

from gongkai.text.foreign.rewriting import to_ours

__all__ = ["to_ours"]
