import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { repositoryRoot } from '../support/repository.ts'
import type { PackedPackage } from './packed-package.ts'
import { type PublicPackage, publicPackages } from './public-packages.ts'
import { mustRun } from './run-command.ts'

/** Builds and packs every public package once, as `pnpm publish` would. */
export async function setup(project: TestProject): Promise<() => void> {
  const workFolder = mkdtempSync(path.join(tmpdir(), 'eval-packaging-'))
  const remove = (): void => rmSync(workFolder, { recursive: true, force: true })
  try {
    project.provide('workFolder', workFolder)
    project.provide('packed', await packAll(workFolder))
  } catch (error) {
    remove()
    throw error
  }
  return remove
}

async function packAll(workFolder: string): Promise<readonly PackedPackage[]> {
  const packages = publicPackages()
  const filters = packages.map(({ manifest }) => `--filter=${manifest.name}`)
  const tarballs = path.join(workFolder, 'tarballs')
  await mustRun(['pnpm', 'build'], repositoryRoot)
  await mustRun(['pnpm', ...filters, 'pack', '--pack-destination', tarballs], repositoryRoot)
  const packed: PackedPackage[] = []
  for (const item of packages) packed.push(await unpack(item, tarballs, workFolder))
  return packed
}

async function unpack(item: PublicPackage, tarballs: string, workFolder: string): Promise<PackedPackage> {
  const { name, version } = item.manifest
  const fileName = `${name.replace('@', '').replace('/', '-')}-${version}`
  const tarball = path.join(tarballs, `${fileName}.tgz`)
  const folder = path.join(workFolder, 'contents', fileName)
  mkdirSync(folder, { recursive: true })
  await mustRun(['tar', '-xzf', tarball, '-C', folder], workFolder)
  return { ...item, name, tarball, contents: path.join(folder, 'package') }
}
