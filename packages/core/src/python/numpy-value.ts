import { PyTuple, type PyValue } from '@eval/pystd'

/**
 * An array of numpy that a function has returned: sample files show the text that Python makes of it, since
 * JSON has no form for it; everything else goes on with what it holds. Among Python's values it is a tuple of that one.
 */
export class NumpyValue extends PyTuple {
  /** As `tolist()` gives it. */
  readonly content: PyValue
  /** `str()` of it. */
  readonly shown: string
  constructor(content: PyValue, shown: string) {
    super([content])
    this.content = content
    this.shown = shown
  }
}
