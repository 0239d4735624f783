/** A file that the page of a package in an index names. */
export interface IndexLink {
  /** File name. */
  readonly name: string
  readonly url: string
  /** In hexadecimal digits; absent where the index says none. */
  readonly sha256?: string
  readonly requiresPython?: string
  /** Withdrawn by its makers. */
  readonly yanked: boolean
}

/**
 * The files on a page of an index, in its order.
 * @source https://packaging.python.org/en/latest/specifications/simple-repository-api/
 */
export function indexLinks(html: string, page: string): readonly IndexLink[] {
  return [...html.matchAll(/<a\s((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)].flatMap(([, text = '']) => {
    const attributes = attributesOf(text)
    const href = attributes.get('href')
    if (href === undefined || !URL.canParse(href, page)) return []
    const url = new URL(href, page)
    const sha256 = /(?:^#|&)sha256=([0-9a-fA-F]{64})/.exec(url.hash)?.[1]
    const requiresPython = attributes.get('data-requires-python')
    url.hash = ''
    return {
      name: decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf('/') + 1)),
      url: url.href,
      yanked: attributes.has('data-yanked'),
      ...(sha256 === undefined ? {} : { sha256: sha256.toLowerCase() }),
      ...(requiresPython === undefined ? {} : { requiresPython }),
    }
  })
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)
  return new Map(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescaped(double ?? single ?? bare ?? ''),
    ]),
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      return entities[name?.toLowerCase() ?? ''] ?? whole
    },
  )
}
