"""Statistics of what is searched, without anyone in them.

`counting` decides what counts, `words` which words may be kept, `buffer` collects in the process and
writes now and then, `clicks` hears of results opened, `report` reads, and `retention` removes.
"""
