"""Words whose dictionary lemma is wrong for a search, with the base form to use instead.

Each row is here because the dictionary gives another word: *boende* (housing, the theme) would
become *bo* while *boendet* stays *boende*.
"""

BASE_FORMS = {
    "boende": "boende",
    "boendes": "boende",
    "centret": "centrum",
    "centrets": "centrum",
    "längre": "lång",
    "längst": "lång",
}
