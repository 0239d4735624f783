"""numpy.random.RandomState: the draws of its legacy methods. Python's own Mersenne Twister makes the words."""

import random as python_random

from .._array import array, ndarray

_WORDS = 624


def _initial_words(seed):
    words = [seed & 0xFFFFFFFF]
    for at in range(1, _WORDS):
        before = words[-1]
        words.append((1812433253 * (before ^ before >> 30) + at) & 0xFFFFFFFF)
    return words


class RandomState:
    def __init__(self, seed=None):
        self._words = python_random.Random()
        self.seed(seed)

    def seed(self, seed=None):
        seed = 0 if seed is None else int(seed)
        if not 0 <= seed < 2**32:
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        self._words.setstate((3, (*_initial_words(seed), _WORDS), None))

    def get_state(self, legacy=True):
        *words, position = self._words.getstate()[1]
        return ("MT19937", words, position, 0, 0.0)

    def set_state(self, state):
        self._words.setstate((3, (*state[1], state[2]), None))

    def _up_to(self, highest):
        """0 to `highest`, both included; drawn again where it is too large."""
        if highest == 0:
            return 0
        mask = (1 << highest.bit_length()) - 1
        bits = 32 if highest < 2**32 else 64
        while True:
            word = self._words.getrandbits(32)
            if bits == 64:
                word = word << 32 | self._words.getrandbits(32)
            if word & mask <= highest:
                return word & mask

    def _many(self, draw, size):
        if size is None:
            return draw()
        shape = (size,) if hasattr(size, "__index__") else tuple(size)
        count = 1
        for length in shape:
            count *= length
        return ndarray([draw() for _ in range(count)], shape)

    def random_sample(self, size=None):
        return self._many(self._words.random, size)

    random = random_sample

    def rand(self, *shape):
        return self.random_sample(shape or None)

    def uniform(self, low=0.0, high=1.0, size=None):
        return self._many(lambda: low + (high - low) * self._words.random(), size)

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        if low >= high:
            raise ValueError("low >= high")
        return self._many(lambda: low + self._up_to(high - 1 - low), size)

    def shuffle(self, x):
        for at in range(len(x) - 1, 0, -1):
            other = self._up_to(at)
            x[at], x[other] = x[other], x[at]

    def permutation(self, x):
        if hasattr(x, "__index__"):
            order = list(range(x))
            self.shuffle(order)
            return array(order)
        items = array(x)
        order = list(range(len(items)))
        self.shuffle(order)
        return items[order]

    def choice(self, a, size=None, replace=True, p=None):
        items = list(range(a)) if hasattr(a, "__index__") else list(a)
        if p is not None:
            return self._weighted(items, size, replace, list(p))
        if size is None:
            return items[self._up_to(len(items) - 1)]
        if replace:
            return array([items[self._up_to(len(items) - 1)] for _ in range(size)])
        if size > len(items):
            raise ValueError("Cannot take a larger sample than population when 'replace=False'")
        return array([items[at] for at in self.permutation(len(items)).tolist()[:size]])

    def _weighted(self, items, size, replace, shares):
        import bisect

        if not replace and size is not None:
            raise NotImplementedError("numpy without Python: choice(p=…, replace=False) is not supported")
        sums, total = [], 0.0
        for share in shares:
            total += share
            sums.append(total)
        sums = [one / total for one in sums]
        draw = lambda: items[bisect.bisect_right(sums, self._words.random())]  # noqa: E731
        return draw() if size is None else array([draw() for _ in range(size)])
