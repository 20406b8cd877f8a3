"""The reader's pages: each view parses the address, asks the packages below, and prints."""
