"""How findings of the review stand on staff pages: gathered, marked in place, with the buttons that rule on them."""
