"""The HTTP API, and the same tools for assistants of others by MCP."""
