/** Exit codes of the command lines, as `--help` and the documentation print them. */
export const exitCodes: ReadonlyMap<number, string> = new Map([
  [0, 'done'],
  [1, 'the evaluation failed, or requests stayed unanswered'],
  [2, 'wrong usage: unknown flag, task or model, or a value that does not fit'],
  [3, 'a dataset or task file is malformed'],
  [4, 'model files are missing, damaged or of an unsupported kind'],
  [5, 'a package, library or device is missing'],
  [6, 'a hub or server could not be reached'],
  [
    7,
    'results are not in the output folder: it cannot be written (the fall-back folder that took them is named)',
  ],
  [130, 'interrupted; the same command continues'],
])

/** The table of {@link exitCodes} as text for `--help`. */
export function exitCodeHelp(): string {
  return [
    'exit codes:',
    ...[...exitCodes].map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`),
  ].join('\n')
}
