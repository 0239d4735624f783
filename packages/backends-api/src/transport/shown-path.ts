/** Path and query of an address; the values of keys in the query stand as `***`. */
export function shownPath(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search.replace(/((?:key|token|secret|sig)[^=&]*)=[^&]*/gi, '$1=***')
}
