"""Answers in flowing words by a language model that the user runs, each statement checked against the clauses it cites.

`compose` is the one way in. Optional: without a model nothing here is imported. But: decides neither what
answers nor whether anything does; that is done before, and a model cannot overrule it.
"""
