"""Readers of dated sentences: what each speaks of, and which time decides.

claim      what a reader makes of a sentence
parsed     a sentence taken apart
layout     what stands around it on the page
vocabulary the words: swedish.toml, english.toml
deadlines, events, fees, terms: one reader for each matter
"""
