import { EvalError, PrerequisiteError, type PythonServices } from '@eval/core'
import { dictGet, isDict, pyStr, type PyDict, type PyRecord, type PyValue } from '@eval/pystd'
import { answerTokenizer } from './answer-tokenizer.ts'
import type { ChatTexts } from './chat-texts.ts'
import type { MediaShelf } from './media-shelf.ts'
import { encodeText } from './text-bytes.ts'
import { readValues, writeValues } from './value-text.ts'

/** An answer as it crosses, and the error that it tells of. */
export interface ServiceAnswer {
  readonly bytes: Uint8Array
  readonly error?: Error
}

/** Answers what a helper asks (`_eval_host/_services.py` is the other end). Does not reject. */
export async function answerService(
  services: PythonServices | undefined,
  question: string,
  shelf: MediaShelf,
  chat?: ChatTexts,
): Promise<ServiceAnswer> {
  try {
    const value = await answered(services, readValues(question, shelf), chat)
    return { bytes: encodeText(`=${writeValues(value, shelf)}`) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const known = error instanceof EvalError
    return { bytes: encodeText(`!${error.message}`), ...(known ? { error } : {}) }
  }
}

async function answered(
  services: PythonServices | undefined,
  question: PyValue,
  chat: ChatTexts | undefined,
): Promise<PyValue> {
  if (services === undefined)
    throw new PrerequisiteError('helpers of this program cannot ask for datasets or templates')
  if (!isDict(question)) throw new TypeError('a question must be a mapping')
  const text = (key: string): string => {
    const value = dictGet(question, key)
    return typeof value === 'string' ? value : ''
  }
  switch (text('ask')) {
    case 'splits':
      return await services.splits(datasetOf(question))
    case 'dataset': {
      const { rows, features } = await services.dataset(datasetOf(question), text('split'))
      return features === undefined ? { rows } : { rows, features }
    }
    case 'render':
      return services.render(text('template'), recordOf(question, 'doc'))
    case 'encode':
    case 'decode':
    case 'tokenizer':
      return await answerTokenizer(services, question)
    case 'chat':
      if (chat === undefined) throw new PrerequisiteError('there is no conversation to be rendered here')
      return chat.render(dictGet(question, 'messages') ?? null, dictGet(question, 'generation') === true)
    default:
      throw new TypeError(`there is no service ${text('ask')}`)
  }
}

function datasetOf(question: PyDict): Parameters<PythonServices['splits']>[0] {
  const [path, name] = [dictGet(question, 'path'), dictGet(question, 'name')]
  const options = recordOf(question, 'options')
  return { path: pyStr(path ?? ''), ...(typeof name === 'string' ? { name } : {}), options }
}

function recordOf(question: PyDict, key: string): PyRecord {
  const value = dictGet(question, key)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are dicts of either form
  if (value !== undefined && isDict(value)) return value as PyRecord
  throw new TypeError(`${key} must be a mapping`)
}
