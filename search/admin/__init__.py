"""The search on the editor's side: the report, the state of the engine, and their places in the menu."""
