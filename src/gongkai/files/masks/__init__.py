"""Masking of files before they are published 遮盖: what is masked is gone from the result, and that is proven there.

`mask.mask_file` is for the rest of the house; `values` are its words. All other modules touch foreign bytes and run in the child of
`files.sandbox` only: `working` is where the child enters. Raw text of what is masked never leaves it.
"""
