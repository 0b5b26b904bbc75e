"""A question becomes an answer that quotes the document, or says that it does not answer."""
