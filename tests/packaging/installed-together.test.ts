import { globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readRepositoryFile } from '../support/repository.ts'
import { type EmptyProject, emptyProject } from './empty-project.ts'
import { importedSpecifiers } from './imported-specifiers.ts'
import type { PackedPackage } from './packed-package.ts'
import { specifiersOf } from './public-packages.ts'
import { mustRun } from './run-command.ts'

const packed = inject('packed')
let project: EmptyProject

beforeAll(async () => {
  const catalog = readRepositoryFile('pnpm-workspace.yaml')
  const pinned = ['tokenizers', 'typescript', "'@types/node'"].map((name) => {
    const version = new RegExp(`^  ${name}: (\\S+)$`, 'm').exec(catalog)?.[1]
    return `${name.replaceAll("'", '')}@${version}`
  })
  project = await emptyProject(inject('workFolder'), packed, pinned)
})

afterAll(() => project[Symbol.dispose]())

/** Libraries that only work needs: none may be loaded to print a help text. */
const heavy = ['onnxruntime-node', 'hyparquet', '@huggingface', 'tokenizers', 'undici', 'yaml', 'zod']

test.each(['lmeval', 'mera'])('%s --help loads no heavy library', async (name) => {
  const file = path.join('node_modules/@eval', name === 'mera' ? 'mera' : 'cli', 'dist/bin.js')
  writeFileSync(path.join(project.folder, 'log-modules.mjs'), logModules)
  const help = await mustRun(['node', '--import', './log-modules.mjs', file, '--help'], project.folder)
  expect(help).toMatch(new RegExp(`usage: ${name}`))
  const loaded = readFileSync(path.join(project.folder, 'modules.txt'), 'utf8').split('\n')
  expect(loaded.length).toBeGreaterThan(3)
  expect(loaded.filter((url) => heavy.some((library) => url.includes(`/node_modules/${library}/`)))).toEqual(
    [],
  )
})

/** Writes down the address of every module that is loaded. */
const logModules = `
import { registerHooks } from 'node:module'
import { appendFileSync, writeFileSync } from 'node:fs'
writeFileSync('modules.txt', '')
registerHooks({
  load(url, context, next) {
    appendFileSync('modules.txt', url + '\\n')
    return next(url, context)
  },
})
`

test('the native tokenizer is found, and its worker started, from the published files', async () => {
  writeFileSync(
    path.join(project.folder, 'native.mjs'),
    `import { demoModelFolder } from '@eval/backend-local'
import { loadTokenizer } from '@eval/tokenizers'
for (const implementation of ['native', 'javascript']) {
  const { tokenizer } = await loadTokenizer(demoModelFolder, { implementation })
  console.log(tokenizer.encode('Сколько будет два плюс два?').join(' '))
}
`,
  )
  const [native, javascript] = (await mustRun(['node', 'native.mjs'], project.folder)).trim().split('\n')
  expect(native).toMatch(/^\d+( \d+)+$/)
  expect(javascript).toBe(native)
})

test('the declarations compile in a project that checks libraries, and what they import has types', async () => {
  const ours = packed.flatMap(({ manifest }) => specifiersOf(manifest))
  const specifiers = new Set([...ours, ...packed.flatMap(importedByDeclarations)])
  const lines = [...specifiers].map(
    (specifier, index) => `export type * as types${index} from '${specifier}'`,
  )
  writeFileSync(path.join(project.folder, 'consumer.mts'), `${lines.join('\n')}\n`)
  const { compilerOptions }: { compilerOptions: object } = JSON.parse(
    readRepositoryFile('tsconfig.base.json'),
  )
  const options = { ...compilerOptions, isolatedDeclarations: false, skipLibCheck: false, noEmit: true }
  const tsconfig = JSON.stringify({ compilerOptions: options, files: ['consumer.mts'] })
  writeFileSync(path.join(project.folder, 'tsconfig.json'), tsconfig)
  expect(await mustRun(['npx', 'tsc', '-p', 'tsconfig.json'], project.folder)).toBe('')
})

function importedByDeclarations({ contents }: PackedPackage): string[] {
  return globSync('dist/**/*.d.ts', { cwd: contents })
    .flatMap((file) => importedSpecifiers(readFileSync(path.join(contents, file), 'utf8')))
    .filter((specifier) => !specifier.startsWith('.'))
}
