"""How often something is looked at: a line in a file at the time, a sum by day in the database later. No address, no cookie."""
