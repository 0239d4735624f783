/** An event of a stream. */
export interface SseEvent {
  /** What stands after `data:`, without blanks around it; several such lines are joined. */
  readonly data: string
  /** `event:`, where the server names its events. */
  readonly name: string
  /** When the last piece of its data came, in seconds. */
  readonly time: number
  /** Place of the piece of the network that it came with. */
  readonly chunk: number
}

/**
 * The events of a server-sent stream from its pieces and their times. Lines end in `\n`, `\r\n` or `\r`; comments are left
 * out. Servers that put no blank line between events are understood where every line is whole by itself.
 */
export function readSseEvents(chunks: readonly Uint8Array[], stamps: readonly number[]): readonly SseEvent[] {
  const reader = new SseReader()
  const decoder = new TextDecoder()
  chunks.forEach((bytes, chunk) =>
    reader.add(decoder.decode(bytes, { stream: true }), stamps[chunk] ?? 0, chunk),
  )
  reader.add(decoder.decode(), stamps.at(-1) ?? 0, chunks.length - 1)
  return reader.end()
}

class SseReader {
  readonly #events: SseEvent[] = []
  #line = ''
  #afterReturn = false
  #lineTime = 0
  #lineChunk = 0
  #data: string[] = []
  #name = ''
  #time = 0
  #chunk = 0

  add(text: string, time: number, chunk: number): void {
    let rest = this.#afterReturn && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') this.#afterReturn = text.endsWith('\r')
    for (;;) {
      const end = rest.search(/[\r\n]/)
      const part = end < 0 ? rest : rest.slice(0, end)
      if (part !== '') {
        this.#line += part
        this.#lineTime = time
        this.#lineChunk = chunk
      }
      if (end < 0) return
      this.#endLine()
      rest = rest.slice(rest.startsWith('\r\n', end) ? end + 2 : end + 1)
    }
  }

  end(): readonly SseEvent[] {
    this.#endLine()
    this.#emit()
    return this.#events
  }

  #endLine(): void {
    const line = this.#line.trim()
    this.#line = ''
    if (line === '') return this.#emit()
    if (line.startsWith('event:')) this.#name = line.slice(6).trim()
    if (!line.startsWith('data:')) return
    const data = line.slice(5).trim()
    if (this.#data.length === 1 && isWhole(this.#data[0] ?? '')) this.#emit()
    this.#data.push(data)
    this.#time = this.#lineTime
    this.#chunk = this.#lineChunk
  }

  #emit(): void {
    if (this.#data.length > 0) {
      const data = this.#data.join('\n')
      this.#events.push({ data, name: this.#name, time: this.#time, chunk: this.#chunk })
    }
    this.#data = []
    this.#name = ''
  }
}

function isWhole(data: string): boolean {
  if (data === '[DONE]') return true
  try {
    JSON.parse(data)
    return true
  } catch {
    return false
  }
}
