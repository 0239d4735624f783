import { UsageError } from '@eval/core'
import { ArgumentParser, type ArgumentParserOptions, RawDescriptionHelpFormatter } from 'argparse'
import { closest } from 'fastest-levenshtein'

/** Python's argparse, whose mistakes are {@link UsageError}s that name the nearest flag. */
export class CommandParser extends ArgumentParser {
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
    if (unknown === undefined) return undefined
    const flags = Object.keys(this.optionStrings).filter((flag) => flag.startsWith('--'))
    return flags.length === 0 ? undefined : closest(unknown, flags)
  }

  private get optionStrings(): Record<string, unknown> {
    return (this as unknown as { _option_string_actions: Record<string, unknown> })._option_string_actions
  }
}
