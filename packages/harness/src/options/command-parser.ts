import { UsageError } from '@eval/core'
import { ArgumentParser, type ArgumentParserOptions, RawDescriptionHelpFormatter } from 'argparse'
import { closest } from 'fastest-levenshtein'

/** Python's argparse, whose mistakes are {@link UsageError}s that name the nearest flag. */
export class CommandParser extends ArgumentParser {
  /** Long flags, with dashes, that mistakes are compared with. */
  readonly flags: string[] = []

  constructor(options: ArgumentParserOptions = {}) {
    super({ formatter_class: RawDescriptionHelpFormatter, ...options })
  }

  /** @throws UsageError always. */
  override error(message: string): never {
    const hint = this.nearest(message)
    throw new UsageError(
      `${message}${hint === undefined ? '' : `. Did you mean ${hint}?`}\nSee: ${this.prog} --help`,
    )
  }

  private nearest(message: string): string | undefined {
    const unknown = /unrecognized arguments: (--?[^\s=]+)/.exec(message)?.[1]
    return unknown === undefined || this.flags.length === 0 ? undefined : closest(unknown, this.flags)
  }
}
