"""What operators do: sign in, add and remove documents, rebuild the index, go back. No page stands here."""
