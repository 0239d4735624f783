import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Absolute path of the repository's root. */
export const repositoryRoot: string = path.resolve(import.meta.dirname, '../..')

/** TypeScript sources of a folder (from the root) that are shipped or run: no tests. Paths from the root. */
export function sourcesOf(folder: string): string[] {
  return globSync(`${folder}/**/*.ts`, {
    cwd: repositoryRoot,
    exclude: (name) => /(^|\/)(node_modules|dist)$/.test(name),
  }).filter((file) => !/\.test\.ts$|\.d\.ts$/.test(file))
}

/** Text of a file of the repository. */
export function readRepositoryFile(file: string): string {
  return readFileSync(path.join(repositoryRoot, file), 'utf8')
}
