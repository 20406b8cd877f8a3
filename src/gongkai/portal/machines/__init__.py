"""What machines ask for: feeds, sitemap, robots, health, metrics, addresses from before the move."""
