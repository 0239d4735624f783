"""`signal.alarm` and `signal.setitimer`, which this Python lacks: helpers end with them what takes too long."""

import signal
import time


# Parity: limits are meant for a native Python, which does as much in a second as this one in up to four, and more where it
# imports something meanwhile. With the plain clock, what takes there half a second would be too late here.
_SLOWER = 5


class ItimerError(OSError):
    pass


def offer(set_alarm):
    """`set_alarm(seconds)` has SIGALRM sent once, or, at 0, not any more."""
    ends = None

    def setitimer(which, seconds, interval=0.0):
        nonlocal ends
        if which != signal.ITIMER_REAL or interval:
            raise NotImplementedError("only one alarm at a time, of real time, can be set here")
        if seconds < 0:
            raise ItimerError(22, "Invalid argument")
        left = getitimer(which)
        ends = time.monotonic() + seconds * _SLOWER if seconds else None
        set_alarm(seconds * _SLOWER)
        return left

    def getitimer(which):
        left = 0.0 if ends is None else (ends - time.monotonic()) / _SLOWER
        # Two clocks: the one that sends the alarm counts milliseconds.
        return (left if left > 0.005 else 0.0, 0.0)

    def alarm(seconds):
        left, _ = setitimer(signal.ITIMER_REAL, float(seconds))
        # As a system call does: a second that has begun counts.
        return int(-(-left // 1))

    signal.alarm, signal.setitimer, signal.getitimer, signal.ItimerError = alarm, setitimer, getitimer, ItimerError
