"""Pestwijzer's one app: questions in, a stappenplan out."""
