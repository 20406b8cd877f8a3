"""How a reader reads: language by prefix, view and contrast by cookie, what a browser already has by ETag."""
