import { readFile } from 'node:fs/promises'
import { createPairEncoder, createTextEncoder, resolvePrefixTokenId } from '@eval/core'
import { loadTokenizer } from '@eval/tokenizers'
import type { ModelSizes } from '../checkpoints/model-sizes.ts'
import type { ChoiceRequest } from '../requests/choice-request.ts'
import type { RequestFile } from '../requests/write-request-file.ts'
import { type MatrixWork, matrixWork } from './matrix-work.ts'

/** The work of scoring a request file with a model, whose folder brings the tokenizer. */
export async function countWork(folder: string, sizes: ModelSizes, file: RequestFile): Promise<MatrixWork> {
  const { tokenizer } = await loadTokenizer(folder)
  const encode = createPairEncoder(createTextEncoder(tokenizer, {}), resolvePrefixTokenId(tokenizer))
  const lines = (await readFile(file.path, 'utf8')).trimEnd().split('\n')
  const pairs = lines.map((line) => {
    const { context, continuation }: ChoiceRequest = JSON.parse(line)
    return encode(context, continuation)
  })
  return matrixWork(pairs, sizes)
}
