"""What a manuscript says, looked at from every side: its text, pictures, guide, words, differences, hash, publicity period."""
