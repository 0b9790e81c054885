"""Thin views: ask where the visitor stands, build the Plan, render."""
