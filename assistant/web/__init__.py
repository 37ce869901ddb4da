"""The web chat and the source view."""
