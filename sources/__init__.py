"""What is known, and from where: documents, sentences, periods and figures. No numpy, no model."""
