"""Who is told what of publishing, and when."""
