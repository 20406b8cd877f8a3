"""Findings of the secrecy and privacy review in manuscripts and in what is public: what there are, which are open, who may rule on them."""
