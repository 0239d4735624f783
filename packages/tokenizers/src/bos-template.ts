import type { ReportedToken } from '@eval/core'
import type { Component } from './files/tokenizer-json.ts'

/**
 * The post-processor that adds BOS, or nothing.
 *
 * Parity: replaces the file's rule whole, so an EOS that the file adds is gone as well.
 *
 * @source transformers/tokenization_utils_tokenizers.py (`update_post_processor`), 5.23
 */
export function bosTemplate(bos: ReportedToken | undefined): Component {
  const sequence = (id: string, type_id: number): object => ({ Sequence: { id, type_id } })
  const special = (type_id: number): object[] =>
    bos === undefined ? [] : [{ SpecialToken: { id: bos.token, type_id } }]
  return {
    type: 'TemplateProcessing',
    single: [...special(0), sequence('A', 0)],
    pair: [...special(0), sequence('A', 0), ...special(1), sequence('B', 1)],
    special_tokens:
      bos === undefined ? {} : { [bos.token]: { id: bos.token, ids: [bos.id], tokens: [bos.token] } },
  }
}
