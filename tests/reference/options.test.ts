import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { UsageError } from '@eval/core'
import {
  addOptions,
  cachingMode,
  coerceValue,
  CommandParser,
  flagValues,
  parseMapping,
  parseSeeds,
  resolveRun,
  runOptions,
  simpleMapping,
  splitTopLevel,
} from '@eval/harness/options'
import {
  dictEntries,
  isDict,
  literalEval,
  type PyDict,
  pyRepr,
  pyStr,
  PyTuple,
  type PyValue,
} from '@eval/pystd'
import { afterAll, describe, expect, test } from 'vitest'
import { repositoryRoot } from '../support/repository.ts'

const shared = process.env['EVAL_SHARED'] ?? path.join(repositoryRoot, '../shared')
const file = path.join(shared, 'spec/vectors/lm-eval/cli-values.json')
const absent = !existsSync(file)

/** What Python made of an input: the repr of a value, or an error. */
interface Made {
  readonly value_py?: string
}

interface Vectors {
  readonly scalar: readonly { readonly input: string; readonly cli: Made; readonly config_or_api: Made }[]
  readonly split_top_level: readonly { readonly input: string; readonly parts: readonly string[] }[]
  readonly key_val_to_dict: readonly (Made & { readonly input: string })[]
  readonly simple_parse_args_string: readonly (Made & { readonly input: string | null })[]
  readonly seed_option: readonly (Made & { readonly input: string })[]
  readonly seed_in_config_file: readonly (Made & { readonly input_py: string })[]
  readonly argparse: readonly { readonly argv: readonly string[]; readonly namespace_py?: string }[]
}

const none: Vectors = {
  scalar: [],
  split_top_level: [],
  key_val_to_dict: [],
  simple_parse_args_string: [],
  seed_option: [],
  seed_in_config_file: [],
  argparse: [],
}

/** What stands in place of a value where the input is refused. */
const refusal = 'refused'
const notBuilt = runOptions.filter((option) => option.notBuilt !== undefined).map(({ name }) => name)

describe.skipIf(absent)('options, against vectors of lm_eval 0.4.13 (needs the shared folder)', () => {
  const vectors: Vectors = absent ? none : JSON.parse(readFileSync(file, 'utf8'))
  const folder = mkdtempSync(path.join(tmpdir(), 'options-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  // A complex number has no place in a run's options: it stays the text it was.
  const scalars = vectors.scalar.filter(({ input }) => input !== '1j')

  test.each(scalars)('the value $input on the command line', ({ input, cli }) => {
    expect(outcome(() => coerceValue(input))).toBe(cli.value_py ?? refusal)
  })

  test.each(scalars.filter(({ input }) => !input.includes(',')))(
    'the value $input in a configuration file',
    ({ input, config_or_api: made }) => {
      expect(outcome(() => dictEntries(simpleMapping(`k=${input}`))[0]?.[1] ?? null)).toBe(made.value_py)
    },
  )

  test.each(vectors.split_top_level)('split $input', ({ input, parts }) => {
    expect(splitTopLevel(input)).toEqual(parts)
  })

  test.each(vectors.key_val_to_dict)('the word $input of a mapping flag', ({ input, value_py: value }) => {
    // A second word: the first one might be JSON.
    expect(outcome(() => parseMapping('model_args', ['', input]))).toBe(value ?? refusal)
  })

  test.each(vectors.simple_parse_args_string)(
    'the text $input of a mapping key',
    ({ input, value_py: value }) => {
      expect(outcome(() => simpleMapping(input ?? ''))).toBe(value)
    },
  )

  test.each(vectors.seed_option)('--seed $input', ({ input, value_py: value }) => {
    expect(outcome(() => [...parseSeeds(input)])).toBe(value ?? refusal)
  })

  test.each(vectors.seed_in_config_file)(
    'seed: $input_py in a file',
    async ({ input_py: input, value_py: value }) => {
      const config = path.join(folder, 'run.yaml')
      writeFileSync(config, `tasks: a\nseed: ${yamlOf(literalEval(input))}\n`)
      const seeds = await resolveRun({ config }, runOptions).then((run) => pyRepr([...run.seeds]), refused)
      // A seed of None leaves all unset, which we spell out.
      expect(seeds).toBe(value === 'None' ? '[None, None, None, None]' : (value ?? refusal))
    },
  )

  test.each(vectors.argparse.filter(({ argv }) => isRun(argv)))(
    'run $argv',
    ({ argv, namespace_py: namespace }) => {
      expect(outcome(() => parsed(argv[0] === 'run' ? argv.slice(1) : argv))).toBe(
        namespace === undefined ? refusal : outcome(() => built(literalEval(namespace))),
      )
    },
  )
})

/** Command lines of `run` that hold more than the word: the others are dispatch, which the command-line tests cover. */
function isRun(argv: readonly string[]): boolean {
  return argv.length > 1 && !['ls', 'validate'].includes(argv[0] ?? '')
}

/** Flags as lm_eval's parser leaves them, sorted: its level of verbosity is in capitals. */
function parsed(words: readonly string[]): PyValue {
  const parser = new CommandParser({ prog: 'lmeval run' })
  addOptions(parser, runOptions)
  const entries = Object.entries(flagValues(runOptions, parser.parse_args([...words])))
  return sorted(entries.map(([name, value]) => [name, asLeft(name, value)]))
}

function asLeft(name: string, value: PyValue): PyValue {
  if (name === 'verbosity') return pyStr(value).toUpperCase()
  if (name !== 'cache_requests') return value
  const mode = cachingMode(value)
  if (mode === undefined) throw new UsageError('no mode of --cache_requests')
  return {
    cache_requests: mode === 'true' || mode === 'refresh',
    rewrite_requests_cache: mode === 'refresh',
    delete_requests_cache: mode === 'delete',
  }
}

/** lm_eval's flags, sorted. @throws UsageError for one that is not built here, as we do */
function built(namespace: PyValue): PyValue {
  const entries = isDict(namespace) ? dictEntries(namespace).filter(([key]) => key !== 'command') : []
  if (entries.some(([key]) => notBuilt.includes(pyStr(key)))) throw new UsageError('not built yet')
  return sorted(entries)
}

function sorted(entries: readonly (readonly [PyValue, PyValue])[]): PyValue {
  return entries
    .map(([key, value]) => [pyStr(key), value])
    .sort(([a], [b]) => (pyStr(a ?? '') < pyStr(b ?? '') ? -1 : 1))
}

function outcome(action: () => PyValue | PyDict): string {
  try {
    return pyRepr(action())
  } catch (error) {
    return refused(error)
  }
}

function refused(error: unknown): string {
  if (error instanceof UsageError) return refusal
  throw error
}

function yamlOf(value: PyValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `"${value}"`
  const items = value instanceof PyTuple ? value.items : value
  return Array.isArray(items) ? `[${items.map(yamlOf).join(', ')}]` : pyRepr(value).toLowerCase()
}
