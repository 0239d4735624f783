import { PyRandom } from '@eval/pystd'
import { expect, test } from 'vitest'
import { modelNameOf, randomModelName, sanitizeModelName } from './model-name.ts'
import { stampOf } from './stamp-of.ts'

const none = (): string => 'random'

test.each([
  [{ pretrained: 'org/m', dtype: 'auto' }, 'org/m'],
  [{ pretrained: 'org/m', peft: 'lora/x' }, 'lora/x'],
  [{ path: 'p', engine: 3, model: 'm' }, 'm'],
  [{ engine: 3 }, '3'],
  [{ model: null }, 'None'],
  [{ base_url: 'u' }, 'random'],
  [{ pretrained: '' }, 'random'],
  ['pretrained=org/m,dtype=auto', 'org/m'],
  ['model_path=x,y=1', 'x'],
  ['', 'random'],
])('the model of %o is %s', (modelArgs, name) => {
  expect(modelNameOf(modelArgs, none)).toBe(name)
})

test('characters that file systems refuse become two underscores, a run of them once', () => {
  expect(sanitizeModelName('org/name: "x"?*[1]')).toBe('org__name__ __x__1__')
})

test('random names are those of the seeded generator', () => {
  const random = new PyRandom(1234)
  expect([randomModelName(random), randomModelName(random)]).toEqual(['8pa67uyd', '1ib2mwwf'])
})

test('stamps are local ISO times that file systems take', () => {
  expect(stampOf(new Date(2024, 9, 4, 8, 0, 5, 123))).toBe('2024-10-04T08-00-05.123000')
  expect(stampOf(new Date(2024, 9, 4, 8, 0, 5))).toBe('2024-10-04T08-00-05')
  expect(stampOf(new Date(2024, 9, 4, 8, 0, 5), { sixDigits: true })).toBe('2024-10-04T08-00-05.000000')
})
