import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { emptyProject } from './empty-project.ts'
import { type PackedPackage, withDependencies } from './packed-package.ts'
import { specifiersOf } from './public-packages.ts'
import { readmeExample } from './readme-example.ts'
import { mustRun } from './run-command.ts'

const packed = inject('packed')
const workFolder = inject('workFolder')
const something: unknown = expect.stringMatching(/\S/)

describe.concurrent('a package installed alone', () => {
  test.each(packed)('$name runs the example of its README', async (item) => {
    using project = await emptyProject(workFolder, withDependencies([item.name], packed))
    await importEverything(item, project.folder)
    const { printed, expected } = await runExample(item, project.folder)
    expect(printed).toEqual(expected)
  })
})

test('core, backend-local and metrics run their examples side by side', async () => {
  const names = ['@eval/core', '@eval/backend-local', '@eval/metrics']
  using project = await emptyProject(workFolder, withDependencies(names, packed))
  for (const item of packed.filter(({ name }) => names.includes(name))) {
    const { printed, expected } = await runExample(item, project.folder)
    expect(printed).toEqual(expected)
  }
})

/** Every sub-path loads: nothing it imports statically is missing from its dependencies. */
async function importEverything({ manifest }: PackedPackage, folder: string): Promise<void> {
  const imports = specifiersOf(manifest).map((specifier) => `await import(${JSON.stringify(specifier)})`)
  await mustRun(['node', '--input-type=module', '--eval', imports.join('\n')], folder)
}

interface ExampleRun {
  readonly printed: string
  /** The output that the README shows, or else anything at all. */
  readonly expected: unknown
}

async function runExample({ name, contents }: PackedPackage, folder: string): Promise<ExampleRun> {
  const example = readmeExample(readFileSync(path.join(contents, 'README.md'), 'utf8'))
  if (example === undefined) throw new Error(`${name}: its README has no program`)
  const file = `example.${example.language === 'js' ? 'mjs' : 'sh'}`
  writeFileSync(path.join(folder, file), example.code)
  const printed = await mustRun(example.language === 'js' ? ['node', file] : ['sh', '-e', file], folder)
  return {
    printed: withoutBlankEnds(printed),
    expected: example.output === undefined ? something : withoutBlankEnds(example.output),
  }
}

/** Markdown cannot show blanks at the ends of lines, nor empty lines around. */
function withoutBlankEnds(text: string): string {
  return text.replaceAll(/[ \t]+$/gm, '').trim()
}
