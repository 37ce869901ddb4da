"""Finding passages: splitting, embedding, the dense and lexical indexes, and what is kept on disk."""
