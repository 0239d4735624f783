import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The command line of a golden run, and the options of the mock server it was run against. */
export interface RecordedCommand {
  readonly argv: readonly string[]
  readonly mock: readonly string[]
}

/** Reads `command.txt`: the command, then a comment with the mock's. */
export function recordedCommand(folder: string): RecordedCommand {
  const lines = readFileSync(path.join(folder, 'command.txt'), 'utf8').split('\n')
  const mock = lines.find((line) => line.startsWith('# mock:')) ?? ''
  const command = lines.filter((line) => !line.startsWith('#')).join('\n')
  return {
    argv: words(command).slice(2),
    mock: words(mock.replace(/^# mock: node mock-server\.mjs/, '')),
  }
}

/** Words of a POSIX shell: quotes, no expansions. */
function words(text: string): string[] {
  const found = text.matchAll(/(?:'[^']*'|"(?:\\.|[^"])*"|\\.|[^\s'"\\])+/gs)
  return [...found].map(([word]) =>
    word.replace(
      /'([^']*)'|"((?:\\.|[^"])*)"|\\(.)/gs,
      (_, single?: string, double?: string, sign?: string) =>
        single !== undefined ? single : double !== undefined ? double.replace(/\\(.)/g, '$1') : (sign ?? ''),
    ),
  )
}
