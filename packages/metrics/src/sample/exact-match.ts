import { DataError, UsageError } from '@eval/core'
import { compilePattern, pyEquals, type PyRecord, pyLower, pyTypeName, type PyValue } from '@eval/pystd'
import { equalElements } from '../numpy/equal-elements.ts'
import { mapTexts, type NumpyArray, numpyArray } from '../numpy/numpy-array.ts'

/** How {@link exactMatch} compares. */
export interface ExactMatchOptions {
  /** Patterns of Python's `re`, removed from both sides in order. */
  readonly regexesToIgnore?: readonly string[]
  readonly ignoreCase?: boolean
  /** The 32 ASCII punctuation characters. */
  readonly ignorePunctuation?: boolean
  /** The ASCII digits. */
  readonly ignoreNumbers?: boolean
}

const optionNames = ['regexes_to_ignore', 'ignore_case', 'ignore_punctuation', 'ignore_numbers'] as const

/**
 * Share of predictions that equal their reference.
 *
 * Parity: the comparison is numpy's: one reference is compared with all predictions, trailing NUL characters do not
 * count, numbers never equal texts, and lower-casing keeps the width of the longest text. No predictions give NaN.
 *
 * @throws DataError where shapes do not fit, or something but texts is to be normalised.
 * @source lm_eval/api/metrics.py (0.4.13), `exact_match_hf_evaluate`
 */
export function exactMatch(
  predictions: readonly PyValue[],
  references: readonly PyValue[],
  options: ExactMatchOptions = {},
): number {
  return exactMatcher(options)(predictions, references)
}

/** {@link exactMatch} with these options, which are prepared once. @throws PyError 're.error' for an invalid pattern */
export function exactMatcher(
  options: ExactMatchOptions,
): (predictions: readonly PyValue[], references: readonly PyValue[]) => number {
  if (comparesLists(options))
    return (predictions, references) => (pyEquals([...predictions], [...references]) ? 1 : 0)
  const normalise = normaliser(options)
  return (predictions, references) => {
    const equal = equalElements(normalise(predictions), normalise(references))
    return equal.filter(Boolean).length / equal.length
  }
}

/** The options as task files write them. @throws UsageError for one that does not exist. */
export function exactMatchOptions(kwargs: PyRecord): ExactMatchOptions {
  const unknown = Object.keys(kwargs).find((name) => !optionNames.some((known) => known === name))
  if (unknown !== undefined) {
    throw new UsageError(`exact_match has no option "${unknown}"; it takes ${optionNames.join(', ')}. Correct metric_list.`)
  }
  const patterns = kwargs['regexes_to_ignore']
  return {
    ...(Array.isArray(patterns) ? { regexesToIgnore: patterns.map(text) } : {}),
    ignoreCase: isTrue(kwargs['ignore_case']),
    ignorePunctuation: isTrue(kwargs['ignore_punctuation']),
    ignoreNumbers: isTrue(kwargs['ignore_numbers']),
  }
}

/** Parity: with an empty list of regexes, and nothing else to ignore, the lists never become arrays. */
function comparesLists(options: ExactMatchOptions): boolean {
  const others = [options.ignoreCase, options.ignorePunctuation, options.ignoreNumbers]
  return options.regexesToIgnore?.length === 0 && !others.includes(true)
}

function isTrue(value: PyValue | undefined): boolean {
  return value === true || value === 1
}

function text(value: PyValue): string {
  if (typeof value === 'string') return value
  throw new DataError(`exact_match ignores regexes only in texts, but a value is of type ${pyTypeName(value)}.`)
}

function normaliser(options: ExactMatchOptions): (values: readonly PyValue[]) => NumpyArray {
  const patterns = (options.regexesToIgnore ?? []).map((pattern) => compilePattern(pattern))
  return (values) => {
    const [first, ...others] = patterns
    let array = numpyArray(first === undefined ? values : values.map((value) => first.sub('', text(value))))
    for (const pattern of others) array = numpyArray(array.items.map((item) => pattern.sub('', text(item))))
    if (options.ignoreCase === true) array = mapTexts(array, pyLower)
    if (options.ignorePunctuation === true) array = mapTexts(array, withoutPunctuation)
    if (options.ignoreNumbers === true) array = mapTexts(array, (text) => text.replaceAll(/[0-9]/g, ''))
    return array
  }
}

function withoutPunctuation(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, '')
}
