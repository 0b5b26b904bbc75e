"""A policy file becomes a document of citable nodes, with the facts in them."""
