"""Readers of foreign files. They run in the child process of `gongkai.files.sandbox` only, and know nothing of Django."""
