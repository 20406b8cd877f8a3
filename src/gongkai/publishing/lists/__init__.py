"""Lists of staff, paged by key, in a fixed number of queries."""
