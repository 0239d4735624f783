"""Packages that the user allows: folders with nothing but Python, looked through after what comes along."""

import importlib
import os
import sys


def add_packages(folders):
    if not folders:
        return
    _patch()
    sys.path += folders
    importlib.invalidate_caches()


def _patch():
    """What packages name while they are imported, and this Python lacks."""
    import http.client

    if sys.modules.get("ctypes") is None:
        sys.modules.pop("ctypes", None)
    if not hasattr(os, "geteuid"):
        os.geteuid, os.getegid = os.getuid, os.getgid
    if not hasattr(http.client, "HTTPSConnection"):
        http.client.HTTPSConnection = type("HTTPSConnection", (http.client.HTTPConnection,), {})
        # Connections are refused; what makes them ready to be encrypted is not here.
        http.client._create_https_context = lambda http_version: None
