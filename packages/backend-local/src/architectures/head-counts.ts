import { ModelError } from '@eval/core'

/** Numbers of heads. @throws ModelError where key heads cannot be shared evenly. */
export function headCounts(
  queryHeads: number,
  keyValueHeads: number,
  file: string,
): { readonly queryHeads: number; readonly keyValueHeads: number } {
  if (queryHeads % keyValueHeads === 0) return { queryHeads, keyValueHeads }
  throw new ModelError(
    `${file}: num_attention_heads (${queryHeads}) is not a multiple of num_key_value_heads (${keyValueHeads}).`,
  )
}
