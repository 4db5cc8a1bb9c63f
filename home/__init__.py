"""Site shell: base page, blocks, components, vocabularies, news, glossary, contact."""
