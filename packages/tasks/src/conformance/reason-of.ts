/** A message without what is particular to one task: names of files, functions and numbers. */
export function reasonOf(message: string): string {
  const distribution = /Python package ([\w.-]*\w)/.exec(message)?.[1]
  if (distribution !== undefined) return `needs the Python package ${distribution}`
  return message
    .replace(/^Task \S+(?: \([^)]*\))?(?:, [^:]*:)? */, '')
    .replaceAll(/the helper \S+ of \S+/g, 'a helper')
    .replaceAll(/(?:\/|[A-Za-z]:\\)[^\s`'"):]+(?::\d+)?(?:: )?/g, '')
    .replaceAll(/`!function [^`]*`(?:: )?/g, '')
    .replaceAll(/task \S+ (?=\()/g, 'a task ')
    .replace(/ (?:It has|Known|Ported): .*$/s, '')
    .replace(/ `--python PATH` .*$/s, '')
    .slice(0, 160)
    .trim()
}
