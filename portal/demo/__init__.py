"""Demonstration content: the texts under content/ and the code that loads them."""
