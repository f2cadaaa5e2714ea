"""Several browsers at once.

pool      hands out pages, watches from outside, replaces browsers that die
worker    one of them: page after page, each tried twice
sizing    how many, and how much memory each may take; machine: what that follows from
"""
