import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PackedPackage } from './packed-package.ts'
import { mustRun } from './run-command.ts'

/** A folder with nothing but some tarballs and what npm brings along for them. */
export interface EmptyProject extends Disposable {
  readonly folder: string
}

/**
 * `npm install` of tarballs (and packages of the registry) into an empty folder.
 *
 * @throws Error if npm fails, or takes a package of ours from the registry instead of its tarball.
 */
export async function emptyProject(
  workFolder: string,
  packages: readonly PackedPackage[],
  others: readonly string[] = [],
): Promise<EmptyProject> {
  const folder = mkdtempSync(path.join(workFolder, 'project-'))
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
  const flags = ['--no-audit', '--no-fund', '--prefer-offline'] as const
  await mustRun(['npm', 'install', ...flags, ...packages.map(({ tarball }) => tarball), ...others], folder)
  refuseRegistryCopies(folder)
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string }>>
}

function refuseRegistryCopies(folder: string): void {
  const lock: Lock = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'))
  const foreign = Object.entries(lock.packages).filter(
    ([place, { resolved }]) =>
      place.includes('node_modules/@eval/') && resolved?.startsWith('file:') !== true,
  )
  if (foreign.length > 0) throw new Error(`not installed from tarballs: ${JSON.stringify(foreign)}`)
}
