import * as fc from 'fast-check'
import { dictFromEntries } from '../dict/dict-from-entries.ts'
import { pyFloat } from '../types/float-value.ts'
import { pyInt } from '../types/int-value.ts'
import type { PyValue } from '../value.ts'

/** Any value that JSON has a form for. */
export const pyValue: fc.Arbitrary<PyValue> = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(pyInt),
    fc.double({ noNaN: true }).map(pyFloat),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom('1', '0', '__proto__')), tie('value')))
      .map((entries) => dictFromEntries(entries)),
  ),
})).value
