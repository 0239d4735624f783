import { PyFloat, PyTuple, type PyValue, pyFloat, pyRepr } from '@eval/pystd'
import { DataError } from '../errors/data-error.ts'
import { PrerequisiteError } from '../errors/prerequisite-error.ts'
import type { PythonFunction, PythonHost } from '../python/python-host.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectEqual, expectRejection, expectThat } from './expectations.ts'
import { pythonHostHelpers } from './python-host-helpers.ts'

/** A host and where it sees the helpers of the suite. */
export interface PythonHostUnderTest {
  readonly host: PythonHost
  /** The folder that holds the given files. */
  readonly folder: string
}

/** Opens a host that may read a folder with the given files (path → text); calls end after `timeLimit` milliseconds. */
export type MakePythonHost = (
  files: Readonly<Record<string, string>>,
  timeLimit: number,
) => Promise<PythonHostUnderTest>

type Load = (name: string, module?: string) => Promise<PythonFunction>

const limit = 60_000

/** What must come back as it went in. */
const values: readonly PyValue[] = [
  null,
  true,
  0,
  pyFloat(0),
  pyFloat(-0),
  1.5,
  pyFloat(1e22),
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  2n ** 70n,
  '',
  'да 👍\0\u2028"\\\n',
  '\ud800 a \udc00\ud83d',
  [1, pyFloat(1), [new PyTuple([1, new PyTuple([])])]],
  new Uint8Array([0, 255]),
  new Set(['a']),
  { b: 1, a: { '\u0001': ['tuple', [1]] } },
  new Map<PyValue, PyValue>([
    [2, 'int'],
    ['1', 'text'],
    [new PyTuple([1, 'x']), null],
  ]),
]

/**
 * The properties that every {@link PythonHost} has; `make` opens one for each of them.
 * @param sandboxed - Helpers get at nothing but their library.
 */
export function pythonHostConformance(
  make: MakePythonHost,
  { sandboxed = true }: { readonly sandboxed?: boolean } = {},
): readonly ConformanceCase[] {
  const property = (
    name: string,
    check: (load: Load, folder: string) => Promise<void>,
    timeLimit = limit,
  ): ConformanceCase => ({
    name,
    run: async () => {
      const { host, folder } = await make(pythonHostHelpers, timeLimit)
      await using _ = host
      await check(
        (helper, module = 'utils') => host.load({ folder, module, name: helper, root: folder }),
        folder,
      )
    },
  })
  const isolation = property('lets helpers read their library, and nothing else', async (load, folder) => {
    const read = await load('read')
    const [own] = await read.call([{ arguments: [`${folder}/broken.py`] }])
    expectEqual(own, pythonHostHelpers['broken.py'], 'a file of the library')
    for (const file of ['/etc/passwd', `${folder}/../../../../../../etc/passwd`])
      await expectRejection(() => read.call([{ arguments: [file] }]), file)
    const write = await load('write')
    await expectRejection(() => write.call([{ arguments: [`${folder}/utils.py`] }]), 'writing')
    const connect = await load('connect')
    await expectRejection(() => connect.call([{ arguments: [] }]), 'a connection')
  })
  return [
    property('hands values in and out unchanged', async (load) => {
      const echo = await load('echo')
      const back = await echo.call(values.map((value) => ({ arguments: [value] })))
      for (const [index, value] of values.entries())
        expectEqual(pyRepr(back[index] ?? null), pyRepr(value), `value ${index}`)
      expectThat(back[3] instanceof PyFloat, 'a float without a fraction stays a float')
      expectEqual(await echo.call([]), [], 'no calls')
    }),
    property('gives what Python can go through as lists, and other things as their text', async (load) => {
      const [found] = await (await load('odd')).call([{ arguments: [] }])
      const text = pyRepr(found ?? null)
      expectThat(text.startsWith('[[1, 2], {3}, [0, 1], "<class \''), text)
    }),
    property('calls functions, partials and objects, with keywords', async (load) => {
      const calls = [{ arguments: ['a'] }, { arguments: ['b'], keywords: { second: '+' } }]
      expectEqual(await (await load('joined')).call(calls), ['a-', 'b+'], 'a function')
      expectEqual(await (await load('shouted')).call(calls), ['a!', 'b+'], 'a partial')
      expectEqual(await (await load('double')).call([{ arguments: [4] }]), [8], 'an object')
    }),
    property('tells the source of a function, and the text of a partial', async (load) => {
      expectEqual((await load('echo')).source, 'def echo(value):\n    return value\n', 'source')
      const partial = await load('shouted')
      expectEqual(partial.source, undefined, 'source of a partial')
      expectThat(
        /^functools\.partial\(<function joined at .*, second='!'\)$/.test(partial.text),
        partial.text,
      )
    }),
    property('keeps what helpers remember', async (load) => {
      const [first, again] = [await load('count'), await load('count')]
      expectEqual(await first.call([{ arguments: [] }, { arguments: [] }]), [1, 2], 'counts')
      expectEqual(await again.call([{ arguments: [] }]), [3], 'counts of the same module')
    }),
    property('finds modules in folders below', async (load) => {
      expectEqual(await (await load('here', 'deep.er')).call([{ arguments: [] }]), ['er'], 'name')
    }),
    property('names what is missing when a function is loaded', async (load) => {
      const error = await expectRejection(() => load('needy'), 'a function that needs an absent package')
      expectThat(error instanceof PrerequisiteError, `no PrerequisiteError: ${String(error)}`)
      for (const word of ['needy', 'absent_package_of_nobody'])
        expectThat(error.message.includes(word), error.message)
    }),
    property('refuses what is not there, and modules that fail', async (load) => {
      for (const [name, module] of [
        ['nothing', 'utils'],
        ['x', 'no_module'],
        ['x', 'broken'],
      ] as const) {
        const error = await expectRejection(() => load(name, module), `${module}.${name}`)
        expectThat(error instanceof DataError, `no DataError: ${String(error)}`)
      }
    }),
    property('says which entry failed, where and how', async (load) => {
      const divide = await load('divide')
      const calls = [{ arguments: [1, 2] }, { arguments: [1, 0] }]
      const error = await expectRejection(() => divide.call(calls), 'a division by zero')
      expectThat(error instanceof DataError, `no DataError: ${String(error)}`)
      for (const word of ['utils.divide', 'entry 1', 'ZeroDivisionError', 'utils.py'])
        expectThat(error.message.includes(word), error.message)
      expectEqual(await divide.call(calls.slice(0, 1)), [0.5], 'a call after a failure')
    }),
    property('processes datasets', async (load) => {
      const rows = [
        { text: 'ab', keep: true },
        { text: 'c', keep: false },
      ]
      const processed = await (await load('process_docs')).process({ rows })
      expectEqual(processed.rows, [{ text: 'ab', keep: true, size: pyFloat(1) }], 'rows')
      expectEqual(processed.features?.['size'], { dtype: 'float64', _type: 'Value' }, 'type of a new column')
      const listed = await (await load('process_as_list')).process({ rows })
      expectEqual(listed.rows, [{ text: 'ab' }, { text: 'c' }], 'rows of a list')
      const nothing = await load('process_nothing')
      await expectRejection(() => nothing.process({ rows }), 'a function that returns nothing')
      const features = {
        text: { dtype: 'string', _type: 'Value' },
        label: { names: ['no', 'yes'], _type: 'ClassLabel' },
      }
      const typed = await (await load('process_same')).process({ rows: [], features })
      expectEqual(typed.features, features, 'types without rows')
    }),
    property('makes datasets by split', async (load) => {
      const splits = await (await load('splits')).splits({ path: 'x' })
      expectEqual(Object.keys(splits), ['train', 'test'], 'names')
      expectEqual(splits['train']?.rows, [{ path: 'x' }], 'rows')
    }),
    property('applies filters', async (load) => {
      const shortest = await load('Shortest', 'filters')
      const answers = [['aa', 'b'], ['c']]
      const docs = [{ id: '1' }, { id: '2' }]
      expectEqual(await shortest.filter({ mark: '|' }, answers, docs), [['b|1'], ['c|2']], 'answers')
    }),
    property('draws the same numbers in every run', async (load) => {
      // CPython: random.seed(0); random.random()
      expectEqual(await (await load('draw')).call([{ arguments: [] }]), [0.8444218515250481], 'first draw')
    }),
    ...(sandboxed ? [isolation] : []),
    property(
      'stops a helper that hangs, by name, and goes on',
      async (load) => {
        const [hang, double] = [await load('hang'), await load('double')]
        const error = await expectRejection(() => hang.call([{ arguments: [] }]), 'a helper that hangs')
        expectThat(String(error).includes('utils.hang'), String(error))
        expectEqual(await double.call([{ arguments: [1] }]), [2], 'a call after that')
      },
      5000,
    ),
  ]
}
