import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { recordingProgress } from '@eval/core/testing'
import { datasetsDirSource } from '@eval/datasets'
import { simpleEvaluate } from '@eval/harness'
import { resolveRun, runOptions } from '@eval/harness/options'
import { expect, test } from 'vitest'

test('a group whose `task` is a text has no tasks: that is said, and its results are lm_eval’s', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'eval-empty-group-'))
  await writeFile(path.join(folder, 'group.yaml'), 'group: empty\ntask: colours\n')
  const flags = { tasks: ['empty'], model: 'dummy', include_path: folder, output_path: path.join(folder, 'out') }
  const progress = recordingProgress()
  const { files } = await simpleEvaluate(await resolveRun(flags, runOptions), {
    libraries: [],
    source: datasetsDirSource(folder),
    progress,
    signal: new AbortController().signal,
    environment: { XDG_CACHE_HOME: path.join(folder, 'cache') },
    now: () => 0,
    program: { name: 'test', version: '0' },
    print: () => {},
    printAside: () => {},
  })
  expect(JSON.parse(await readFile(files[0]?.path ?? '', 'utf8'))).toMatchObject({
    results: { empty: { alias: 'empty', name: 'empty' } },
    group_subtasks: { empty: [] },
    versions: { empty: 'N/A' },
    'n-samples': {},
  })
  expect(progress.warnings.join()).toContain('group empty has no tasks')
  await rm(folder, { recursive: true })
})
