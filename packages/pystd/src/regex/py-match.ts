import { PyError } from '../error/py-error.ts'
import type { Spans } from './matching/spans.ts'

/** `re.Match`. Positions are UTF-16 positions of the searched text, fit for `text.slice`. */
export class PyMatch {
  /** The searched text. */
  readonly text: string
  private readonly spans: Spans
  private readonly names: ReadonlyMap<string, number>

  constructor(text: string, spans: Spans, names: ReadonlyMap<string, number>) {
    this.text = text
    this.spans = spans
    this.names = names
  }

  /** Where a group starts (UTF-16), -1 where it took no part. */
  start(group: number | string = 0): number {
    return this.spans[this.index(group) * 2]!
  }

  /** Where a group ends (UTF-16), -1 where it took no part. */
  end(group: number | string = 0): number {
    return this.spans[this.index(group) * 2 + 1]!
  }

  /** The text of a group, 0 being the whole match; null where it took no part. @throws PyError 'IndexError' for no such group */
  group(group: number | string = 0): string | null {
    const start = this.start(group)
    return start < 0 ? null : this.text.slice(start, this.end(group))
  }

  /** All groups from 1 on. */
  groups(): (string | null)[] {
    return Array.from({ length: this.spans.length / 2 - 1 }, (_, index) => this.group(index + 1))
  }

  /** The named groups in order. */
  groupDict(): Readonly<Record<string, string | null>> {
    return Object.fromEntries(Array.from(this.names.keys(), (name) => [name, this.group(name)]))
  }

  private index(group: number | string): number {
    const index = typeof group === 'number' ? group : this.names.get(group)
    if (index === undefined || index < 0 || index * 2 >= this.spans.length)
      throw new PyError('IndexError', 'no such group')
    return index
  }
}
