import { expect, test } from 'vitest'
import { functionReference } from '../loading/function-reference.ts'
import { shownObject } from './shown-object.ts'

const inLibrary = functionReference('utils.Tidy', '/home/x/lm_eval/tasks/tea/green/tea.yaml')
const own = functionReference('sub.tidy', '/home/x/mine/tea.yaml')

test.each([
  ['a function', own, 'def tidy(doc):\n    return doc\n', '<function tidy at 0x0>'],
  ['one with a decorator', own, '@cache\ndef tidy(doc):\n    return doc\n', '<function tidy at 0x0>'],
  ['one under another name', own, 'def _tidy(doc):\n    return doc\n', '<function _tidy at 0x0>'],
  [
    'a class of the library',
    inLibrary,
    'class Tidy(Filter):\n    pass\n',
    "<class 'lm_eval.tasks.tea.green.utils.Tidy'>",
  ],
  ['a class elsewhere', own, 'class Tidy:\n    pass\n', "<class '/home/x/mine/sub.Tidy'>"],
  ['a lambda', own, 'tidy = lambda doc: doc\n', '<function <lambda> at 0x0>'],
  [
    'a partial',
    own,
    "functools.partial(<function f at 0x7f>, k='v')",
    "functools.partial(<function f at 0x7f>, k='v')",
  ],
])('%s', (_, reference, text, shown) => {
  expect(shownObject(reference, text)).toBe(shown)
})
