"""What reading one document may cost. A healthy report of 300 pages needs a few per cent of it."""

MOST_BYTES = 50_000_000  # of the file; Wagtail refuses larger uploads long before
MOST_MEMORY = 400_000_000  # bytes of address space, the interpreter's own 50 MB included
MOST_CPU_SECONDS = 40
MOST_PAGES = 1_000
MOST_CHARACTERS = 300_000  # of text kept, about a hundred dense pages
MOST_XML = 30_000_000  # bytes that a packed part of an office file may unfold to
MOST_MANIFEST = 1_000_000  # the same of the parts that only tell of the others
MOST_OUTPUT = 8_000_000  # bytes of answer; more than the characters above can take as JSON

REQUEST_SECONDS = 5.0  # while an editor waits for the upload
WORKER_SECONDS = 60.0  # in a worker or a command
