"""Every figure of an index as a table: rows, filters, sorting, exports."""
