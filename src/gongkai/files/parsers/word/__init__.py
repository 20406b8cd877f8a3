"""DOCX as HTML of our policy: numbers as text, hidden and deleted text out, tables, pictures and notes kept. Runs in the child."""
