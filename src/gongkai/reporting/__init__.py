"""Annual reports: reading those of others, and (later) facts, figures and our own."""
