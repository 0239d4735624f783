import { pyFloat, PyTuple } from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../errors/usage-error.ts'
import { isSampled } from './is-sampled.ts'
import { normalizeGeneration } from './normalize-generation.ts'
import { postProcessGeneration } from './post-process-generation.ts'
import { splitGeneration } from './split-generation.ts'
import { withEndOfText } from './with-end-of-text.ts'

describe('normalizeGeneration', () => {
  test('fills in the defaults', () => {
    expect(normalizeGeneration({})).toEqual({ until: [], maxNewTokens: 256, doSample: false, temperature: 0 })
    expect(normalizeGeneration({}, 32).maxNewTokens).toBe(32)
  })

  test('takes the first of the four names of the token limit that is given', () => {
    expect(normalizeGeneration({ max_completion_tokens: 4, max_tokens: 3 }).maxNewTokens).toBe(3)
    expect(normalizeGeneration({ max_new_tokens: 2, max_gen_toks: 1 }).maxNewTokens).toBe(1)
    expect(normalizeGeneration({ max_gen_toks: null, max_new_tokens: 2 }).maxNewTokens).toBe(2)
    expect(normalizeGeneration({ max_gen_toks: '32' }).maxNewTokens).toBe(32)
    expect(normalizeGeneration({ max_gen_toks: 12.9 }).maxNewTokens).toBe(12)
    expect(normalizeGeneration({ max_gen_toks: 0 }).maxNewTokens).toBe(0)
  })

  test('makes a list of the stop strings', () => {
    expect(normalizeGeneration({ until: '\n' }).until).toEqual(['\n'])
    expect(normalizeGeneration({ until: new PyTuple(['a', 'b']) }).until).toEqual(['a', 'b'])
    expect(normalizeGeneration({ until: null }).until).toEqual([])
    expect(() => normalizeGeneration({ until: ['a', 3] })).toThrow("until is ['a', 3]")
  })

  test.each([
    [{}, false, 0],
    [{ temperature: 0.7 }, true, 0.7],
    [{ temperature: pyFloat(0) }, false, 0],
    [{ temperature: '0.5' }, true, 0.5],
    [{ temperature: null }, false, 0],
    [{ do_sample: false, temperature: 0.7 }, false, 0],
    [{ do_sample: null, temperature: 0.7 }, true, 0.7],
    [{ do_sample: true }, true, 1],
  ])('%j samples: %s, at temperature %s', (options, doSample, temperature) => {
    expect(normalizeGeneration(options)).toMatchObject({ doSample, temperature })
    expect(isSampled(options)).toBe(doSample)
  })

  test('reads the sampled set and the whole length', () => {
    expect(normalizeGeneration({ top_p: 0.9, top_k: 20, max_length: 50 })).toMatchObject({
      topP: 0.9,
      topK: 20,
      maxLength: 50,
    })
  })

  test.each([
    [{ do_sample: true, temperature: 0 }, 'do_sample=True with temperature=0'],
    [{ temperature: -1 }, 'temperature is -1'],
    [{ temperature: 'hot' }, "temperature is 'hot'"],
    [{ max_gen_toks: -3 }, 'max_gen_toks is -3'],
    [{ max_gen_toks: [1] }, 'max_gen_toks is [1]'],
    [{ top_p: 1.5 }, 'top_p is 1.5'],
    [{ max_length: 0 }, 'max_length is 0'],
    [{ repetition_penalty: 1.1 }, 'repetition_penalty=1.1 is not supported'],
    [{ stop_sequence: ['x'] }, 'It knows until, max_gen_toks'],
  ])('refuses %j', (options, message) => {
    expect(() => normalizeGeneration(options)).toThrow(UsageError)
    expect(() => normalizeGeneration(options)).toThrow(message)
  })

  test('accepts arguments that change nothing', () => {
    expect(() =>
      normalizeGeneration({ repetition_penalty: pyFloat(1), num_beams: 1, use_cache: true, min_p: null }),
    ).not.toThrow()
  })
})

test('splitGeneration leaves unknown arguments to those who may know them, in order', () => {
  const { rest } = splitGeneration({ seed: 3, until: ['x'], presence_penalty: 0.5, top_p: 0.9 })
  expect(Object.entries(rest)).toEqual([
    ['seed', 3],
    ['presence_penalty', 0.5],
  ])
})

test('withEndOfText appends the end-of-text string once', () => {
  expect(withEndOfText(['a'], '</s>')).toEqual(['a', '</s>'])
  expect(withEndOfText(['</s>', 'a'], '</s>')).toEqual(['</s>', 'a'])
  expect(withEndOfText(['a'], undefined)).toEqual(['a'])
})

describe('postProcessGeneration', () => {
  test('cuts at each stop string in order, the empty one cuts nothing', () => {
    expect(postProcessGeneration('a STOP b END c', { until: ['END', 'STOP'] })).toBe('a ')
    expect(postProcessGeneration('abc', { until: [''] })).toBe('abc')
    expect(postProcessGeneration('', { until: ['x'] })).toBe('')
  })
  test('keeps what follows the last think mark, and strips it on the left', () => {
    const options = { until: ['\n\n'], thinkEndToken: '</think>' }
    expect(postProcessGeneration('a\n\nb</think>x</think>  y\n\nz', options)).toBe('y')
    expect(postProcessGeneration('\u001c no mark', options)).toBe('no mark')
  })
})
