import type { Step } from './step.ts'

/** A group, whose span is noted while the rest is tried. */
export function groupStep(index: number, body: Step): Step {
  const [first, last] = [index * 2, index * 2 + 1]
  return (trial, at, next) => {
    const { spans } = trial
    return body(trial, at, (end) => {
      const oldStart = spans[first]!
      const oldEnd = spans[last]!
      spans[first] = at
      spans[last] = end
      if (next(end)) return true
      spans[first] = oldStart
      spans[last] = oldEnd
      return false
    })
  }
}
