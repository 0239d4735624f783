import type { PyValue } from '../../value.ts'

/** A parsed Python expression, in as much detail as `literal_eval` needs. */
export type Expression =
  | { readonly type: 'constant'; readonly value: PyValue; readonly line: number }
  | { readonly type: 'sign'; readonly negative: boolean; readonly operand: Expression; readonly line: number }
  | { readonly type: 'tuple' | 'list' | 'set'; readonly items: readonly Expression[]; readonly line: number }
  | {
      readonly type: 'dict'
      readonly entries: readonly (readonly [Expression, Expression])[]
      readonly line: number
    }
  | { readonly type: 'empty-set'; readonly line: number }
  /** Any other expression; `what` names it for the error. */
  | { readonly type: 'other'; readonly what: string; readonly line: number }
