"""The papers that record a decision: approval forms and registers (letters 8)."""
