import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { Worker } from 'node:worker_threads'
import { type MemorySnapshot, readSnapshot } from '../pyodide/memory-snapshot.ts'
import { type Interpreter, openInterpreter } from '../pyodide/open-interpreter.ts'
import { loadPyodideParts, type PyodideParts } from '../pyodide/pyodide-parts.ts'
import type { FileServerData } from './file-server.ts'
import type { HostSettings, Mount } from './host-messages.ts'

/** Where Python sees the modules that come with this package: part of what a snapshot remembers. */
export const modulesPlace = '/eval/modules'

/** Bytes of a file that cross at a time. */
const channelSize = 1024 * 1024

/** Python that runs first, and defines what `askPython` calls. */
const prepareSession = `import _eval_host.prepare
from _eval_host import Session, alarm
alarm.offer(_set_alarm)
answer_bytes = Session().answer_bytes
`
const addModules = `import sys; sys.path.insert(0, '${modulesPlace}')`

/** What realm/host-files.js adds to a realm. */
interface HostRealm extends Interpreter {
  makeChannel(size: number): SharedArrayBuffer
  mountFolders(text: string): void
  openServices(): void
  offerAlarm(): void
  makeBytes(length: number): Uint8Array
  askPython(question: Uint8Array): Uint8Array | undefined
}

/** Python that can be asked: UTF-8 in and out. Undefined: it broke. */
export type AskPython = (question: Uint8Array) => Uint8Array | undefined

/** What host interpreters are made from. */
export function hostParts({ pyodide, assets }: HostSettings): PyodideParts {
  const parts = loadPyodideParts(pyodide, assets)
  const text = readFileSync(path.join(assets, 'host-files.js'), 'utf8')
  return { ...parts, scripts: [...parts.scripts, new vm.Script(text, { filename: 'host-files.js' })] }
}

/** An interpreter with the modules of this package imported, as bytes from which others start. */
export async function makeHostSnapshot(parts: PyodideParts, settings: HostSettings): Promise<Uint8Array> {
  const interpreter = await openInterpreter(parts, { memoryLimit: settings.memoryLimit, makeSnapshot: true })
  const files = mount(interpreter, [[modulesPlace, settings.modules]])
  interpreter.execute(parts.prepare)
  interpreter.execute(addModules)
  interpreter.execute(`import _eval_host.prepare`)
  const bytes = Uint8Array.from(interpreter.takeSnapshot())
  await files.terminate()
  return bytes
}

/** Python with the folders that it may read, ready to be asked. @throws Error that says why it is not */
export async function openHostInterpreter(
  parts: PyodideParts,
  settings: HostSettings,
  deadline: SharedArrayBuffer,
  snapshotBytes?: Uint8Array,
): Promise<AskPython> {
  const snapshot: MemorySnapshot | undefined = snapshotBytes && readSnapshot(snapshotBytes)
  const interpreter = await openInterpreter(parts, {
    memoryLimit: settings.memoryLimit,
    ...(snapshot === undefined ? {} : { snapshot }),
  })
  mount(interpreter, [[modulesPlace, settings.modules], ...settings.mounts], deadline).unref()
  interpreter.execute(parts.close)
  if (snapshot === undefined) interpreter.execute(addModules)
  const realm = hostRealm(interpreter)
  realm.offerAlarm()
  interpreter.execute(prepareSession)
  return (question) => realm.askPython(copyInto(realm, question))
}

/** The bytes as an array of the realm: an object of this one must not get in. */
function copyInto(realm: HostRealm, bytes: Uint8Array): Uint8Array {
  const own = realm.makeBytes(bytes.length)
  own.set(bytes)
  return own
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- host-files.js was run in this realm
const hostRealm = (interpreter: Interpreter): HostRealm => interpreter as HostRealm

/** @param deadline - Of this process; absent: there are no services. */
function mount(interpreter: Interpreter, mounts: readonly Mount[], deadline?: SharedArrayBuffer): Worker {
  const realm = hostRealm(interpreter)
  const channel = realm.makeChannel(channelSize)
  const folders = mounts.map(([, folder]) => folder)
  const data: FileServerData = { channel, folders, ...(deadline === undefined ? {} : { deadline }) }
  const script = `./file-server-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`
  const worker = new Worker(new URL(script, import.meta.url), { workerData: data, execArgv: [], env: {} })
  realm.mountFolders(JSON.stringify(mounts))
  if (deadline !== undefined) realm.openServices()
  return worker
}
