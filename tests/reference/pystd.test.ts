import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  codePointLength,
  codePointSlice,
  compilePattern,
  encodeUtf8,
  fnmatchFilter,
  floatRepr,
  formatFloat,
  intFromText,
  isDict,
  isDigit,
  isNumeric,
  isSpace,
  jsonDumps,
  jsonLoads,
  literalEval,
  PyError,
  PyRandom,
  PyTuple,
  type PyValue,
  pyCapitalize,
  pyLower,
  pyLstrip,
  pyRepr,
  pyRstrip,
  pySplit,
  pyStr,
  pyStrip,
  pySum,
  pyTitle,
  pyUpper,
  reEscape,
  sha256Hex,
  strFormat,
  toNumber,
} from '@eval/pystd'
import { describe, expect, test } from 'vitest'

const shared = process.env.EVAL_SHARED ?? join(fileURLToPath(new URL('../../..', import.meta.url)), 'shared')
const present = existsSync(shared)

/** A parsed vector file: what its fields are stands in its header. */
type Json = ReturnType<typeof JSON.parse>
type Case = Readonly<Record<string, Json>>

function read(...path: string[]): string {
  return readFileSync(join(shared, ...path), 'utf8')
}

function load(...path: string[]): Json {
  return JSON.parse(read(...path))
}

function cases(file: string, list: string): Case[] {
  return load('spec', 'vectors', 'lm-eval', file)[list]
}

/** Reads the vectors' Python source, where nan and inf are bare words. */
function python(source: string): PyValue {
  const prepared = source
    .replace(/float\('([-a-z]+)'\)/g, '$1')
    .replace(/\bnan\b/g, '"@nan"')
    .replace(/-?\binf\b/g, (word) => `"@${word}"`)
  return restore(literalEval(prepared))
}

function restore(value: PyValue): PyValue {
  if (typeof value === 'string' && value.startsWith('@')) {
    return { '@nan': Number.NaN, '@inf': Infinity, '@-inf': -Infinity }[value] ?? value
  }
  return Array.isArray(value) ? value.map(restore) : value
}

function sequence(value: PyValue): readonly PyValue[] {
  if (value instanceof PyTuple) return value.items
  return Array.isArray(value) ? value : []
}

function outcome(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    if (error instanceof PyError) return { raises: error.pythonType }
    throw error
  }
}

describe.skipIf(!present)('pystd against the vectors of CPython 3.11 (needs the shared folder)', () => {
  test('random: seeds, bits, sample, shuffle, choices', () => {
    for (const c of cases('rng.json', 'seeds')) {
      const fresh = (): PyRandom => new PyRandom(BigInt(c.seed))
      const repeat = <T>(n: number, draw: (random: PyRandom) => T): T[] => {
        const random = fresh()
        return Array.from({ length: n }, () => draw(random))
      }
      const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
      expect(repeat(4, (r) => r.getrandbits(32))).toEqual(c.first_u32)
      expect(repeat(3, (r) => r.random())).toEqual(c.random)
      expect(repeat(3, (r) => r.sampleIndices(100, 5))).toEqual(c.sample_100_5_three_times)
      expect(fresh().sample(range(5), 3)).toEqual(c.sample_5_3)
      expect(fresh().sampleIndices(1319, 8)).toEqual(c.sample_1319_8)
      const shuffled = range(10)
      fresh().shuffle(shuffled)
      expect(shuffled).toEqual(c.shuffle_10)
      expect(fresh().choices(range(10), { k: 10 })).toEqual(c.choices_10_10)
    }
  })

  test('random: getrandbits, randint, limits of the sample methods, ids', () => {
    for (const c of cases('rng.json', 'getrandbits')) {
      const random = new PyRandom(c.seed)
      for (const value of c.values) expect(String(random.getrandbits(c.k))).toBe(value)
    }
    for (const c of cases('rng.json', 'randbelow')) {
      const random = new PyRandom(c.seed)
      for (const value of c.values) expect(random.randrange(c.n)).toBe(value)
    }
    for (const c of cases('rng.json', 'randint')) {
      const random = new PyRandom(c.seed)
      const [a = 0, b = 0] = (c.call.match(/-?\d+/g) ?? []).map(Number)
      for (const value of c.values) expect(random.randint(a, b)).toBe(value)
    }
    for (const c of cases('rng.json', 'sample_method_edges')) {
      expect(new PyRandom(c.seed).sampleIndices(c.n, c.k)).toEqual(c.values)
    }
    for (const c of cases('rng.json', 'consecutive_shuffles')) {
      const random = new PyRandom(c.seed)
      for (const wanted of c.sequence_of_shuffles) {
        const items = Array.from(wanted, (_, i) => i)
        random.shuffle(items)
        expect(items).toEqual(wanted)
      }
    }
    const random = new PyRandom(0)
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789')
    for (const id of cases('rng.json', 'ids_after_seed_0')) {
      expect(random.choices(letters, { k: 8 }).join('')).toBe(id)
    }
  })

  test('random: MERA draws', () => {
    const golden = load('mera', 'golden', 'vectors', 'python_random.json')
    const bits = new PyRandom(golden.seed)
    expect(golden.getrandbits32.map(() => bits.getrandbits(32))).toEqual(golden.getrandbits32)
    for (const { n, k, draws } of golden.sample) {
      const random = new PyRandom(golden.seed)
      for (const draw of draws) expect(random.sampleIndices(n, k)).toEqual(draw)
    }
  })

  test('text: white space, strip, split, case, digits, code points', () => {
    const spaces = cases('text.json', 'isspace_code_points')
    const found = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) =>
      isSpace(String.fromCodePoint(code)),
    )
    expect(found).toEqual(spaces)
    for (const c of cases('text.json', 'strip_split')) {
      const input = c.input
      expect([pyStrip(input), pyLstrip(input), pyRstrip(input)]).toEqual([c.strip, c.lstrip, c.rstrip])
      expect(pySplit(input)).toEqual(c.split)
      expect(compilePattern('\\s+').split(input)).toEqual(c.re_split_ws_plus)
    }
    for (const c of cases('text.json', 'case_mapping')) {
      const input = c.input
      expect([pyLower(input), pyUpper(input), pyCapitalize(input), pyTitle(input)]).toEqual([
        c.lower,
        c.upper,
        c.capitalize,
        c.title,
      ])
      expect([codePointLength(pyLower(input)), codePointLength(pyUpper(input))]).toEqual([
        c.len_lower,
        c.len_upper,
      ])
    }
    for (const c of cases('text.json', 'digits')) {
      const input = c.input
      expect([isDigit(input), isNumeric(input)]).toEqual([c.isdigit, c.isnumeric])
      const int = outcome(() => String(intFromText(input)))
      expect(int).toEqual(c.int ?? { raises: 'ValueError' })
    }
    for (const c of cases('text.json', 'code_points')) {
      const input = c.input
      expect([codePointLength(input), encodeUtf8(input).length]).toEqual([c.len, c.utf8_bytes])
      expect([codePointSlice(input, -1), codePointSlice(input, 0, 2)]).toEqual([c.last, c.slice_0_2])
    }
  })

  test('numbers: fixed, repr, sums', () => {
    for (const c of cases('text.json', 'fixed4')) {
      expect(formatFloat(toNumber(python(c.value_py)), '.4f')).toBe(c.fixed4)
    }
    for (const c of cases('text.json', 'float_repr')) expect(floatRepr(fromHex(c.hex))).toBe(c.repr)
    for (const c of cases('text.json', 'float_sum')) {
      const values = sequence(python(c.values_py)).map(toNumber)
      expect(floatRepr(pySum(values))).toBe(c.naive)
      expect(floatRepr(pySum(values, 'neumaier'))).toBe(c.neumaier_312)
    }
    const mera: [string, string][] = load('mera', 'golden', 'vectors', 'float_repr.json')
    for (const [source, wanted] of mera) expect(pyRepr(python(source))).toBe(wanted)
  })

  test('literals: str, repr, literal_eval', () => {
    for (const c of cases('literals.json', 'str_repr')) {
      const value = c.is_string === true ? c.value : python(c.value_py)
      expect([pyStr(value), pyRepr(value)]).toEqual([c.str, c.repr])
    }
    for (const c of cases('literals.json', 'literal_eval')) {
      // Complex numbers, Ellipsis and characters by name have no value here; they are refused.
      const refused = ['1+2j', '...', '"\\x41\\101\\N{BULLET}"'].includes(c.input)
      const wanted = refused ? { raises: 'ValueError' } : c.error ? { raises: c.error } : c.value_py
      expect([c.input, outcome(() => pyRepr(literalEval(c.input)))]).toEqual([c.input, wanted])
    }
  })

  test('json.dumps: three profiles', () => {
    const fallback = (value: PyValue): PyValue => (value instanceof Set ? [...value] : pyStr(value))
    for (const c of cases('json-text.json', 'profiles')) {
      const source = c.value_py
      if (source.includes('1j')) continue
      const value = python(source)
      expect(jsonDumps(value, { indent: 2, ensureAscii: false, fallback })).toBe(c.results_profile)
      expect(jsonDumps(value, { ensureAscii: false, fallback })).toBe(c.samples_profile)
      expect(jsonDumps(value)).toBe(c.cache_key_profile)
    }
    const withSet: PyValue = { set: new Set([3]), bytes: new TextEncoder().encode('x') }
    expect(jsonDumps(withSet, { fallback })).toBe('{"set": [3], "bytes": "b\'x\'"}')
    expect(outcome(() => jsonDumps(withSet))).toEqual({ raises: 'TypeError' })
    expect(jsonDumps([5, true, 0.1, Math.fround(0.1), new PyTuple([1, 0])])).toBe(
      '[5, true, 0.1, 0.10000000149011612, [1, 0]]',
    )
  })

  test('regular expressions and fnmatch', () => {
    for (const c of cases('regex.json', 'findall')) {
      const found = pyRepr(compilePattern(c.pattern).findall(c.text))
      expect([c.pattern, found]).toEqual([c.pattern, pyRepr(python(c.findall_py))])
    }
    for (const c of cases('regex.json', 'escape')) expect(reEscape(c.input)).toBe(c.escaped)
    for (const c of cases('regex.json', 'sub')) {
      expect(compilePattern(c.pattern).sub(c.repl, c.text, c.count)).toBe(c.output)
    }
    for (const c of cases('regex.json', 'split')) {
      expect(compilePattern(c.pattern).split(c.text)).toEqual(c.split)
    }
    for (const c of cases('regex.json', 'fnmatch')) {
      expect([c.pattern, fnmatchFilter(c.names, c.pattern)]).toEqual([c.pattern, c.matches])
    }
  })

  test('MERA filters', () => {
    const golden = load('mera', 'golden', 'vectors', 'filters.json')
    for (const { pattern, cases: texts } of golden.regex) {
      const compiled = compilePattern(pattern)
      for (const [input, wanted] of texts) {
        const [first] = compiled.findall(input)
        const groups = first instanceof PyTuple ? first.items.map(pyStr) : first === undefined ? [] : [first]
        const answer = pyStrip(groups.find((group) => group !== '') ?? golden.fallback)
        expect([input, answer]).toEqual([input, wanted])
      }
    }
  })

  test('hashes', () => {
    for (const c of cases('hashes.json', 'doc_hash')) {
      const hashed = jsonDumps(python(c.doc_py), { indent: 2, ensureAscii: false })
      expect([hashed, sha256Hex(hashed)]).toEqual([c.hashed_text, c.doc_hash])
    }
    for (const c of cases('hashes.json', 'plain_string')) expect(sha256Hex(c.input)).toBe(c.sha256)
    for (const c of cases('hashes.json', 'target_hash'))
      expect(sha256Hex(pyStr(python(c.target_py)))).toBe(c.target_hash)
    for (const c of cases('hashes.json', 'response_cache_key')) {
      const json = jsonDumps([c.method, ...sequence(python(c.args_py))])
      expect(json).toBe(c.json_text)
    }
  })

  test('str.format in MERA instructions', () => {
    const golden: { cases: Case[] } = load('mera', 'golden', 'vectors', 'format.json')
    for (const c of golden.cases.filter((item) => item.template === 'base')) {
      const doc = c.doc
      const kwargs = isDict(doc.inputs) ? doc.inputs : { inputs: doc.inputs }
      const got = outcome(() => pyStrip(strFormat(doc.instruction, [], kwargs)))
      expect(got).toEqual(c.expect ?? { raises: c.raises })
    }
  })

  test('the vectors themselves survive loads and dumps', () => {
    const vectors = jsonLoads(read('spec', 'vectors', 'lm-eval', 'text.json'))
    expect(jsonLoads(jsonDumps(vectors))).toEqual(vectors)
  })
})

function fromHex(hex: string): number {
  const match = /^(-?)0x([01])\.([0-9a-f]+)p([-+]\d+)$/.exec(hex)
  if (match === null) return Number(hex.replace('inf', 'Infinity'))
  const [, sign, whole, digits = '', power] = match
  const mantissa = Number(whole) + Number.parseInt(digits, 16) / 16 ** digits.length
  return (sign === '-' ? -1 : 1) * mantissa * 2 ** Number(power)
}
