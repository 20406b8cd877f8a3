"""Reading files for the secrecy and privacy review: everything that they hold, hidden or not, with its place.

`scan` and `findings` are for the rest of the house; the other modules read foreign files and run in the child of `files.sandbox` only.
"""
