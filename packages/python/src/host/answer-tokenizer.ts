import { PrerequisiteError, type PythonServices } from '@eval/core'
import { dictGet, type PyDict, type PyValue } from '@eval/pystd'

/** Answers what a helper asks of a tokenizer (`modules/transformers/_tokenizer.py` is the other end). */
export async function answerTokenizer(
  { tokenizer: open }: Pick<PythonServices, 'tokenizer'>,
  question: PyDict,
): Promise<PyValue> {
  if (open === undefined) throw new PrerequisiteError('helpers of this program cannot ask for tokenizers')
  const name = dictGet(question, 'name')
  const tokenizer = await open(typeof name === 'string' ? name : '')
  const special = dictGet(question, 'special') === true
  const [text, ids] = [dictGet(question, 'text'), dictGet(question, 'ids')]
  if (typeof text === 'string') return [...tokenizer.encode(text, special ? {} : { addSpecialTokens: false })]
  if (Array.isArray(ids)) return tokenizer.decode(ids.map(Number), { skipSpecialTokens: special })
  const { vocabularySize, bosToken, eosToken, padToken, unkToken, modelMaxLength } = tokenizer
  const entries = Object.entries({ bosToken, eosToken, padToken, unkToken }).map(([key, token]) => [
    key.replace('Token', ''),
    token === undefined ? null : [token.token, token.id],
  ])
  return { ...Object.fromEntries(entries), length: vocabularySize, max_length: modelMaxLength ?? null }
}
