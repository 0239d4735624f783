import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  canonicalRequest,
  collate,
  collateByContext,
  compareTokens,
  disjointWindow,
  encodePair,
  type GenerationOptions,
  generationGroupKey,
  joinPair,
  postProcessGeneration,
  type Request,
  restoreOrder,
  rollingWindows,
  splitGeneration,
  type TokenPair,
  withEndOfText,
} from '@eval/core'
import {
  codePointLength,
  compareCodePoints,
  dictEntries,
  isDict,
  isSpace,
  jsonLoads,
  literalEval,
  type PyRecord,
  PyTuple,
  type PyValue,
  pyRepr,
  sha256Hex,
} from '@eval/pystd'
import { describe, expect, test } from 'vitest'

const shared = process.env.EVAL_SHARED ?? join(import.meta.dirname, '../../../shared')
const vectors = join(shared, 'spec/vectors')
const read = (file: string) => JSON.parse(readFileSync(join(vectors, file), 'utf8'))

describe.skipIf(!existsSync(vectors))(
  '@eval/core against the vectors of lm_eval 0.4.13 (needs ../shared)',
  () => {
    test('encode_pair: the split of context and continuation, and what is encoded', () => {
      const { toy_pieces: pieces, cases } = read('backends/encode_pair.json')
      const causal = cases.filter((item: { backend: string }) => item.backend === 'causal')
      expect(causal.length).toBeGreaterThan(20)
      for (const item of causal) {
        const toy = toyTokenizer(pieces, item.tokenizer_adds_bos)
        const { context, continuation } = encodePair(toy.encode, item.context, item.continuation, 1)
        // Where the reference raises an IndexError (nothing after nothing) there is just nothing to score.
        const expected = item.error ? [[1], []] : [item.context_tokens, item.continuation_tokens]
        expect([toy.names(context), toy.names(continuation)]).toEqual(expected)
        expect(toy.calls).toEqual(item.encode_calls)
      }
    })

    test('rolling_windows: windows and their disjoint form', () => {
      const cases = [
        ...read('backends/rolling_windows.json').cases.map((item: { tokens: number }) => ({
          ...item,
          tokens: Array.from({ length: item.tokens }, (_, i) => i),
          prefix_token: -100,
        })),
        ...read('lm-eval/rolling-windows.json').cases,
      ]
      expect(cases).toHaveLength(23)
      for (const item of cases) {
        const windows = [
          ...rollingWindows(Int32Array.from(item.tokens), {
            prefixTokenId: item.prefix_token,
            maxLength: item.max_seq_len,
            contextLength: item.context_len,
          }),
        ]
        expect(windows.map(({ input, predicted }) => [[...input], [...predicted]])).toEqual(item.windows)
        const disjoint = windows.map(disjointWindow)
        expect(disjoint.map(({ context, continuation }) => [[...context], [...continuation]])).toEqual(
          item.disjoint,
        )
      }
    })

    test('backends/collator: loglikelihood batches', () => {
      const cases = read('backends/collator.json').cases.filter(
        (item: { mode: string }) => item.mode === 'loglikelihood',
      )
      expect(cases).toHaveLength(6)
      for (const { requests, group_by: groupBy, n, batches } of cases) {
        const pairs: readonly TokenPair[] = requests.map(pairOf)
        const compare = (a: TokenPair, b: TokenPair): number => compareTokens(joined(a), joined(b))
        const made =
          groupBy === 'contexts'
            ? Array.from(collateByContext(pairs, n), (batch) => batch.map((group) => group.representative))
            : [...collate(pairs, { compare, chunkSize: n })]
        expect(made.map((batch) => batch.map((index) => requests[index]))).toEqual(batches)
      }
    })

    test('backends/collator: generation batches', () => {
      const cases = read('backends/collator.json').cases.filter(
        (item: { mode: string }) => item.mode !== 'loglikelihood',
      )
      expect(cases).toHaveLength(6)
      for (const { mode, requests, n, batches, batches_as_indices: indices } of cases) {
        const items: [string, GenerationOptions][] = requests.map(
          (item: string | [string, GenerationOptions]) => (typeof item === 'string' ? [item, {}] : item),
        )
        const made = collate(items, {
          compare: mode.startsWith('API chat')
            ? () => 0
            : mode.startsWith('API text')
              ? byLength
              : byLengthAndText,
          groupKey: ([, generation]) => generationGroupKey(generation),
          chunkSize: n,
        })
        const order = [...made]
        expect(indices ? order : order.map((batch) => batch.map((i) => requests[i]))).toEqual(
          indices ?? batches,
        )
      }
    })

    test('lm-eval/collator: plain batches are made and put back', () => {
      const { plain } = read('lm-eval/collator.json')
      for (const { items, n, batch_fn: batchFunction, batches, restored } of plain) {
        const chunkSize = batchFunction ? (index: number) => (index < 2 ? 2 : 3) : n
        const order = [...collate<number[]>(items, { compare: compareTokens, chunkSize })]
        expect(order.map((batch) => batch.map((index) => items[index]))).toEqual(batches)
        expect(restoreOrder(order.flat(), batches.flat())).toEqual(restored)
      }
    })

    test('lm-eval/collator: groups of generation arguments', () => {
      for (const { requests_py: text, n, batches, restored } of read('lm-eval/collator.json').gen_kwargs) {
        const items = listOf(literalEval(text)).map((item): [string, GenerationOptions] => {
          const [context = null, generation = null] = listOf(item)
          return [textOf(context), recordOf(generation)]
        })
        const groupKey = ([, generation]: [string, GenerationOptions]) => generationGroupKey(generation)
        const order = [...collate(items, { compare: byLengthAndText, groupKey, chunkSize: n })]
        expect(order.map((batch) => batch.map((index) => items[index]?.[0]))).toEqual(batches)
        expect(restoreOrder(order.flat(), batches.flat())).toEqual(restored)
      }
    })

    test('lm-eval/collator: requests that share a model run', () => {
      for (const { n, requests, model_batches: batches, answers_in_model_order: answers } of read(
        'lm-eval/collator.json',
      ).contexts) {
        const pairs = requests.map(([, context, continuation]: [unknown, number[], number[]]) =>
          pairOf([context, continuation]),
        )
        const groups = [...collateByContext(pairs, n)]
        expect(groups.map((batch) => batch.map((group) => requests[group.representative]))).toEqual(batches)
        const served = groups.flat().flatMap(({ members }) => members.map((index) => requests[index][0]))
        expect(served).toEqual(answers.map(([name]: [unknown]) => name))
      }
    })

    test('gen_kwargs: the meaning of generation arguments', () => {
      const cases = read('backends/gen_kwargs.json').cases.filter(
        (item: { fn: string; result?: unknown }) => item.fn === 'normalize_gen_kwargs' && item.result,
      )
      const contradicts = ({ in: given }: { in: GenerationOptions }) =>
        given['do_sample'] === true && given['temperature'] === 0
      // transformers fails on sampling at temperature 0; so do we, before any work.
      for (const { in: given } of cases.filter(contradicts)) {
        expect(() => splitGeneration(given)).toThrow('do_sample=True with temperature=0')
      }
      for (const item of cases.filter((one: { in: GenerationOptions }) => !contradicts(one))) {
        const { in: given, result } = item
        const { generation } = splitGeneration(given, item.default_max_gen_toks)
        expect(generation).toMatchObject({
          maxNewTokens: result.max_gen_toks,
          doSample: result.do_sample,
          // `until: null` becomes [null] in the reference and breaks it later; here it means none.
          until: result.until.filter((stop: string | null) => stop !== null),
          ...(result.temperature !== undefined && { temperature: Number(result.temperature) }),
        })
      }
    })

    test('gen_kwargs: the end-of-text string among the stop strings', () => {
      const cases = read('backends/gen_kwargs.json').cases.filter(
        (item: { fn: string; result?: unknown }) => item.fn === 'handle_stop_sequences' && item.result,
      )
      expect(cases).toHaveLength(7)
      for (const item of cases) {
        const { until } = splitGeneration({ until: item.until }).generation
        expect(withEndOfText(until, item.eos ?? undefined)).toEqual(item.result)
      }
    })

    test('postprocess: think mark and stop strings', () => {
      for (const { generation, stop, think_end_token: mark, result } of read('backends/postprocess.json')
        .cases) {
        const until = typeof stop === 'string' ? [stop] : (stop ?? [])
        expect(postProcessGeneration(generation, { until, ...(mark && { thinkEndToken: mark }) })).toBe(
          result,
        )
      }
    })

    test('truncation and api_loglikelihood_inputs: the last tokens are kept', () => {
      for (const item of read('backends/truncation.json').cases) {
        const limit = item.fn === 'truncate_tokens' ? item.max_length : item.max_model_len - item.max_gen_toks
        if (item.error || (item.side ?? 'left') !== 'left' || item.shrink_gen_toks || limit <= 0) continue
        const kept = joinPair(pairOf([item.tokens, []]), limit).tokens
        expect([...kept]).toEqual(item.fn === 'truncate_tokens' ? item.result : item.result[0])
      }
      for (const item of read('backends/api_loglikelihood_inputs.json').cases) {
        const { tokens, from } = joinPair(
          pairOf([item.context, item.continuation]),
          item.max_length_option - 1,
        )
        expect([[...tokens], from]).toEqual([item.input, item.ctxlen])
      }
    })

    test('python_whitespace: what moves from context to continuation', () => {
      const blanks = new Set(
        read('backends/python_whitespace.json').cases.map((hex: string) => Number.parseInt(hex, 16)),
      )
      for (let code = 0; code < 0x3100; code++)
        expect(isSpace(String.fromCharCode(code))).toBe(blanks.has(code))
    })

    test('response_cache_keys: the canonical text of requests', () => {
      for (const { method, serialised, sha256, note } of read('backends/response_cache_keys.json').cases) {
        expect(sha256Hex(serialised)).toBe(sha256)
        const request = requestOf(method, serialised)
        if (!request) continue
        // A sampled generation carries its repeat and seed beyond lm_eval's text.
        const draw = note?.includes('True') ? ', {"repeat": 0, "seed": null}]' : ']'
        expect(canonicalRequest(request)).toBe(`${serialised.slice(0, -1)}${draw}`)
      }
    })
  },
)

const pairOf = ([context, continuation]: readonly number[][]): TokenPair => ({
  context: Int32Array.from(context ?? []),
  continuation: Int32Array.from(continuation ?? []),
})

const joined = (pair: TokenPair): number[] => [...pair.context, ...pair.continuation]

const byLength = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  codePointLength(b) - codePointLength(a)

const byLengthAndText = (a: [string, unknown], b: [string, unknown]): number =>
  byLength(a, b) || compareCodePoints(a[0], b[0])

const listOf = (value: PyValue): readonly PyValue[] => {
  if (value instanceof PyTuple) return value.items
  if (Array.isArray(value)) return value
  throw new TypeError(`no list: ${pyRepr(value)}`)
}

const textOf = (value: PyValue): string => {
  if (typeof value === 'string') return value
  throw new TypeError(`no text: ${pyRepr(value)}`)
}

const recordOf = (value: PyValue): PyRecord => {
  if (isDict(value)) return Object.fromEntries(dictEntries(value).map(([key, one]) => [textOf(key), one]))
  throw new TypeError(`no dict: ${pyRepr(value)}`)
}

/** The request whose canonical text is given; null where our model of requests has no such form. */
function requestOf(method: string, serialised: string): Request | null {
  const [, first = null, second = null, ...more] = listOf(jsonLoads(serialised))
  if (more.length > 0) return null
  if (method === 'loglikelihood_rolling') return { type: method, text: textOf(first) }
  if (method === 'loglikelihood')
    return { type: method, context: textOf(first), continuation: textOf(second) }
  const context = Array.isArray(first) ? { messages: JSON.parse(textOf(first[0])) } : textOf(first)
  return { type: 'generate_until', context, generation: recordOf(second) }
}

/** The tokenizer that the vectors describe; it notes what it is asked to encode. */
function toyTokenizer(pieces: readonly string[], addsBos: boolean) {
  const ids = new Map<string, number>([['<s>', 1]])
  const calls: [string, boolean | null][] = []
  const idOf = (piece: string): number => {
    if (!ids.has(piece)) ids.set(piece, ids.size + 1)
    return ids.get(piece) ?? 0
  }
  const encode = (text: string, addSpecialTokens?: boolean): Int32Array => {
    calls.push([text, addSpecialTokens ?? null])
    const tokens = addsBos && addSpecialTokens !== false ? [1] : []
    for (let rest = text; rest !== ''; ) {
      const matching = pieces.filter((piece) => rest.startsWith(piece)).sort((a, b) => b.length - a.length)
      const piece = matching[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0)
      tokens.push(idOf(piece))
      rest = rest.slice(piece.length)
    }
    return Int32Array.from(tokens)
  }
  const names = (tokens: Int32Array) =>
    Array.from(tokens, (id) => (id === 1 ? 1 : [...ids].find(([, known]) => known === id)?.[0]))
  return { calls, encode, names }
}
