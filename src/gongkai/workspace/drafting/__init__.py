"""The draft form: what it asks, what it makes of what was typed, and what a dropped document proposes."""
