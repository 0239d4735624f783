import type { Backend, ReportedToken } from '@eval/core'
import type { EvaluationResults, TokenAndId } from '@eval/results'

type TokenizerInfo = Pick<
  EvaluationResults,
  'tokenizer_pad_token' | 'tokenizer_eos_token' | 'tokenizer_bos_token' | 'eot_token_id' | 'max_length'
>

/**
 * Special tokens and context of a model for the results file.
 *
 * @source lm_eval/loggers/utils.py `add_tokenizer_info`, 0.4.13
 */
export function tokenizerInfo({ report }: Backend): TokenizerInfo {
  if (report.maxLength === undefined) return {}
  return {
    tokenizer_pad_token: tokenAndId(report.padToken),
    tokenizer_eos_token: tokenAndId(report.eosToken),
    tokenizer_bos_token: tokenAndId(report.bosToken),
    eot_token_id: report.endOfTextTokenId ?? null,
    max_length: report.maxLength,
  }
}

/** Parity: the id of an absent token is the text `None`. */
function tokenAndId(token: ReportedToken | undefined): TokenAndId {
  return token === undefined ? [null, 'None'] : [token.token, String(token.id)]
}
