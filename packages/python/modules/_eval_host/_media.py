"""Images and sounds: their bytes stay with the program around; helpers pass them on, and look at what is written here."""

from ._absent import AbsentError


# What is asked of values of any kind, to see what they are.
_NOT_OF_MEDIA = {"dtype", "items", "keys", "numpy", "shape", "tolist"}


class Media:
    """What stands for an image (as PIL has it) or a sound, undecoded. The same number is the same image."""

    def __init__(self, number, kind, form, path, size):
        self.number = number
        self.kind = kind
        self.format = form
        self.path = self.filename = path
        if size is not None:
            self.size = tuple(size)
            self.width, self.height = size

    def __getitem__(self, key):
        """Of a sound: `array` is the sound itself, undecoded; its rate is not known here."""
        if self.kind != "audio" or key not in ("array", "sampling_rate", "path"):
            raise KeyError(key)
        return {"array": self, "sampling_rate": None, "path": self.path}[key]

    def __getattr__(self, name):
        if name.startswith("_") or name in _NOT_OF_MEDIA:
            raise AttributeError(name)
        package = "PIL.Image" if self.kind == "image" else "torchcodec"
        raise AbsentError(f"`{name}` of an image or sound needs {package}", name=package)

    def __copy__(self):
        return self

    def __deepcopy__(self, _):
        return self

    def __eq__(self, other):
        return isinstance(other, Media) and self.number == other.number

    def __hash__(self):
        return hash(("media", self.number))

    def __repr__(self):
        return f"<{self.kind} {self.number}>"
