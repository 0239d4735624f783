import { pyFloat } from '@eval/pystd'
import { expect, test } from 'vitest'
import { lsTables } from './ls-tables.ts'
import { printedHeader } from './printed-header.ts'

test('the line above the table shows arguments as Python does', () => {
  const header = printedHeader({
    model: 'hf',
    modelArgs: { pretrained: "o'neil/model", trust_remote_code: true, x: pyFloat(1), flag: false },
    genKwargs: { until: ['\n'], temperature: 0 },
    limit: pyFloat(5),
    numFewshot: null,
    batchSize: 'auto',
    batchSizes: [64, 32],
  })
  expect(header).toBe(
    `hf ({'pretrained': "o'neil/model", 'x': 1.0, 'flag': False}), gen_kwargs: ({'until': ['\\n'], 'temperature': 0}), ` +
      'limit: 5.0, num_fewshot: None, batch_size: auto (64,32)',
  )
})

test('ls lists the kinds that are asked for', () => {
  const subtasks = [{ name: 'rummlu', location: '/opt/lm_eval/tasks/mera/rummlu.yaml' }]
  expect(lsTables({ tags: ['mera'], subtasks })).toBe(
    '\n|Tag |\n|----|\n|mera|\n\n\n' +
      '| Task |       Config Location        |Output Type|\n' +
      '|------|------------------------------|-----------|\n' +
      '|rummlu|lm_eval/tasks/mera/rummlu.yaml|           |\n\n\n',
  )
})
