/** Host and port of an address, without credentials; `—` for what is no address. */
export function endpointOf(address: string): string {
  const url = URL.parse(address.includes('://') ? address : `http://${address}`)
  if (url === null || url.hostname === '') return '—'
  return url.host.toLowerCase()
}
