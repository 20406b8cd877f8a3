"""What may be done on the way to publication, by whom, and what speaks against it: one table, one answer for page and verb."""
