"""Answering: from a question to a cited answer, or an abstention with its reason."""
