import { UsageError } from '@eval/core'
import { ArgumentParser, type ArgumentParserOptions, RawDescriptionHelpFormatter } from 'argparse'
import { didYouMean } from './did-you-mean.ts'

/** Python's argparse, whose mistakes are {@link UsageError}s that name the nearest flag. */
export class CommandParser extends ArgumentParser {
  /** Long flags, with dashes, that mistakes are compared with. */
  readonly flags: string[] = []

  constructor(options: ArgumentParserOptions = {}) {
    super({ formatter_class: RawDescriptionHelpFormatter, ...options })
  }

  /** @throws UsageError always. */
  override error(message: string): never {
    const unknown = /unrecognized arguments: (--?[^\s=]+)/.exec(message)?.[1]
    const hint = unknown === undefined ? '' : didYouMean(unknown, this.flags)
    throw new UsageError(`${message}${hint === '' ? '' : `.${hint}`}\nSee: ${this.prog} --help`)
  }
}
