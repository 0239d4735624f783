/**
 * A function that remembers the results of its latest texts, so that the context that the choices of a question share is
 * encoded once. A failure is not remembered.
 */
export function remembering<T>(
  most: number,
  compute: (text: string) => Promise<T>,
): (text: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const oldest = known.keys().next()
    if (known.size >= most && !oldest.done) known.delete(oldest.value)
    const result = compute(text)
    known.set(text, result)
    result.catch(() => known.delete(text))
    return result
  }
}
