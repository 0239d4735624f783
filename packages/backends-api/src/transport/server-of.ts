/** The address of an endpoint without what may be secret in it: user, password, query. */
export function serverOf(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
