"""What helpers print is part of what a run prints."""

import contextlib
import io
import json

# Characters of one answer: what is printed is for people.
_LIMIT = 1_000_000


class Printed:
    def __init__(self):
        self.text = ""

    def head(self):
        """A line before the answer; nothing if nothing was printed."""
        return ">" + json.dumps(self.text) + "\n" if self.text else ""


@contextlib.contextmanager
def collected():
    """Keeps what is written to `sys.stdout`."""
    printed = Printed()
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="")
    try:
        with contextlib.redirect_stdout(stream):
            yield printed
    finally:
        with contextlib.suppress(ValueError):
            stream.flush()
            printed.text = stream.buffer.getvalue().decode(errors="replace")[:_LIMIT]
