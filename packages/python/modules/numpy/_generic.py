"""What numpy's numbers and truth values have in common."""


class generic:
    __slots__ = ()
    ndim = 0
    size = 1

    def item(self):
        return self._plain(self)

    tolist = item

    @property
    def shape(self):
        return ()

    @property
    def dtype(self):
        from ._scalars import dtype

        return dtype(self._plain)

    def astype(self, dtype):
        from ._scalars import dtype_kind, scalar

        return scalar(dtype_kind(dtype)(self))

    def mean(self):
        from ._scalars import float64

        return float64(self)
