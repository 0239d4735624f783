"""Loaded by pythonia in a Python of the user's. Only texts cross: functions of one module take a text and give a text."""

import importlib.util
import json
import os
import signal
import sys
import threading
import time
import traceback

_module = None


def start(text):
    """Imports the module `file`; `log`: a file for what is printed; `parent`: the process to end with."""
    facts = json.loads(text)
    return _answered(lambda: _start(**facts))


def ask(name, text):
    """Calls a function of the module. `=` and what it gives, or `!` and what went wrong, as JSON."""
    return _answered(lambda: getattr(_module, name)(text))


def _start(file, log, parent):
    global _module
    _own_output(log)
    if hasattr(signal, "SIGINT"):
        # Whoever started this process decides when it ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    # The folder of pythonia's own modules, which would hide packages of the same names.
    own = os.path.dirname(os.path.abspath(sys.argv[0]))
    sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != own]
    name = os.path.splitext(os.path.basename(file))[0]
    spec = importlib.util.spec_from_file_location(name, file)
    _module = importlib.util.module_from_spec(spec)
    sys.modules[name] = _module
    spec.loader.exec_module(_module)
    return ".".join(map(str, sys.version_info[:3]))


def _own_output(log):
    """Nothing of what is printed reaches the terminal, or the results on standard output; nothing is read from there."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(out, 1)
    if sys.platform != "win32":
        # There, standard input and error are pythonia's own line.
        os.dup2(out, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True, errors="backslashreplace")


def _end_with(parent):
    """A function that is still running must not outlive the process that has called it."""
    while os.getppid() == parent:
        time.sleep(2)
    os._exit(0)


def _answered(function):
    try:
        value = function()
        if type(value) is not str:
            raise TypeError(f"the function gave a {type(value).__name__}, not a text")
        return "=" + value
    except BaseException as error:
        facts = {
            "type": type(error).__name__,
            "message": str(error),
            "traceback": "".join(traceback.format_exception(type(error), error, error.__traceback__)),
        }
        return "!" + json.dumps(facts)
