import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { repositoryRoot } from '../support/repository.ts'
import { mustRun } from './run-command.ts'

const packed = inject('packed')
const bin = (name: string): string => path.join(repositoryRoot, 'node_modules/.bin', name)

test.concurrent.each(packed)('$name pleases publint', async ({ tarball }) => {
  expect(await mustRun([bin('publint'), '--strict', tarball], repositoryRoot)).toContain('All good!')
})

test.concurrent.each(packed)('$name has types that resolve (are the types wrong)', async (item) => {
  // Packed by pnpm: attw's own --pack would not apply publishConfig.
  const command = [bin('attw'), item.tarball, '--profile', 'esm-only', '--format', 'ascii'] as const
  expect(await mustRun(command, repositoryRoot)).toContain(`node16 (from ESM): 🟢`)
})
