"""Providers of the to-do list, one module per part."""
