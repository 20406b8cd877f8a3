"""Papers and tables that leave the system: one structure (`paper.py`), a renderer for each format. No rule of any form stands here."""
