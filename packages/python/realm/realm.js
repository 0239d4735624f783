// Runs inside a bare JavaScript realm (see src/pyodide/open-interpreter.ts): it has the language and WebAssembly, and
// nothing of Node. What a browser's worker would offer to Pyodide is made here, from the realm's own objects only.
// Nothing of the host's may be stored here: over any object of the host a program could climb to its `Function`.
'use strict'
{
  globalThis.self = globalThis
  globalThis.importScripts = () => {
    throw new Error('no scripts can be loaded')
  }
  globalThis.location = { href: '/' }
  globalThis.performance = { now: () => Date.now() }
  globalThis.console = { log() {}, warn() {}, error() {}, info() {} }
  globalThis.setTimeout = () => 0
  globalThis.setInterval = () => 0
  globalThis.clearTimeout = () => {}
  globalThis.clearInterval = () => {}
  globalThis.structuredClone = (value) => JSON.parse(JSON.stringify(value))
  globalThis.AbortSignal = function AbortSignal() {}
  globalThis.AbortController = function AbortController() {}

  // The same "random" bytes in every interpreter: a program's results are the same each time.
  let state = 0x9e3779b9
  globalThis.crypto = {
    getRandomValues(view) {
      const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
      for (let i = 0; i < bytes.length; i += 1) {
        state ^= state << 13
        state ^= state >>> 17
        state ^= state << 5
        bytes[i] = state & 0xff
      }
      return view
    },
  }

  const utf8Length = (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)

  globalThis.TextEncoder = class TextEncoder {
    encodeInto(text, bytes) {
      let written = 0
      let read = 0
      for (const character of text) {
        const point = character.codePointAt(0)
        const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point
        const length = utf8Length(code)
        if (written + length > bytes.length) break
        if (length === 1) bytes[written] = code
        else {
          bytes[written] = ((0xf00 >> length) & 0xff) | (code >> (6 * (length - 1)))
          for (let i = 1; i < length; i += 1) {
            bytes[written + i] = 0x80 | ((code >> (6 * (length - 1 - i))) & 0x3f)
          }
        }
        written += length
        read += character.length
      }
      return { read, written }
    }
    encode(text = '') {
      const bytes = new Uint8Array(text.length * 3)
      return bytes.slice(0, this.encodeInto(text, bytes).written)
    }
  }

  globalThis.TextDecoder = class TextDecoder {
    constructor(label = 'utf-8') {
      this.encoding = label
    }
    decode(source) {
      if (source === undefined) return ''
      const bytes = ArrayBuffer.isView(source)
        ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
        : new Uint8Array(source)
      let text = ''
      let points = []
      for (let i = 0; i < bytes.length; ) {
        const first = bytes[i]
        const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
        let code = length === 1 ? first : first & (0xff >> (length + 1))
        for (let k = 1; k < length; k += 1) code = (code << 6) | (bytes[i + k] & 0x3f)
        i += length
        points.push(code <= 0x10ffff ? code : 0xfffd)
        if (points.length > 4096) {
          text += String.fromCodePoint(...points)
          points = []
        }
      }
      return text + String.fromCodePoint(...points)
    }
  }

  let Module
  let settings
  let interpreter

  const home = '/home/pyodide'

  /** The pseudo files of a program live in this process' memory: no more than this many bytes of them. */
  const fileQuota = 64 * 1024 * 1024

  const limitFiles = () => {
    const files = Module.FS.filesystems.MEMFS
    const expand = files.expandFileStorage
    let used = 0
    files.expandFileStorage = (node, capacity) => {
      const before = node.contents ? node.contents.length : 0
      if (capacity > before && used + capacity - before > fileQuota) throw new Module.FS.ErrnoError(51)
      expand(node, capacity)
      used += (node.contents ? node.contents.length : 0) - before
    }
  }

  const settingsOf = ({ module, memory, stdlib, release, makeSnapshot, restored }) => ({
    noImageDecoding: true,
    noAudioDecoding: true,
    noWasmDecoding: false,
    noInitialRun: restored,
    wasmMemory: memory,
    arguments: [],
    print() {},
    printErr() {},
    quit(status, error) {
      throw error
    },
    locateFile: (path) => `/${path}`,
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance, module)
      return instance.exports
    },
    API: {
      config: {
        indexURL: '/',
        packageCacheDir: '/',
        lockFileURL: '',
        fullStdLib: false,
        jsglobals: Object.create(null),
        args: [],
        env: { HOME: home, PYTHONINSPECT: '1' },
        packages: [],
        enableRunUntilComplete: false,
        checkAPIVersion: true,
        BUILD_ID: release.buildId,
        _makeSnapshot: makeSnapshot,
      },
      lockFilePromise: Promise.resolve({ info: release.info, packages: {} }),
    },
    preRun: [
      (Module) => {
        Module.API.sitePackages = '/lib/python3.12/site-packages'
        Module.FS.mkdirTree(Module.API.sitePackages)
        Module.FS.writeFile('/lib/python312.zip', stdlib, { canOwn: true })
        Module.FS.mkdirTree(home)
        Module.FS.chdir(home)
        Object.assign(Module.ENV, Module.API.config.env)
      },
    ],
  })

  let driverRun
  let alarmAt = Infinity

  /** Loads Python. With `restored` it is not initialised: the host then puts a heap into `memory`. */
  globalThis.load = async (module, memory, stdlib, releaseText, makeSnapshot, restored) => {
    const release = JSON.parse(releaseText)
    settings = settingsOf({ module, memory, stdlib, release, makeSnapshot, restored })
    Module = await globalThis._createPyodideModule(settings)
  }

  /** Makes Python ready for programs. `header` describes the heap that the host has put into the memory, if it has. */
  globalThis.start = async (header) => {
    const { API } = settings
    const pyodide = API.finalizeBootstrap(header === undefined ? undefined : API.restoreSnapshot(header))
    API.sys.path.insert(0, '')
    API._pyodide.set_excepthook()
    await API.packageIndexReady
    API.initializeStreams()
    const nowhere = { write: (bytes) => bytes.length }
    pyodide.setStdin({ stdin: () => undefined })
    pyodide.setStdout(nowhere)
    pyodide.setStderr(nowhere)
    limitFiles()
    interpreter = pyodide
  }

  /** Runs trusted Python source. */
  globalThis.execute = (source) => {
    interpreter.runPython(source)
  }

  /** Emscripten's module, for scripts that a host adds to the realm. */
  globalThis.emscripten = () => Module

  /** The heap as bytes, for a next interpreter to start from. */
  globalThis.takeSnapshot = () => interpreter.makeMemorySnapshot()

  /** Reads the driver, which defines `run`. Gives '' or what is wrong with it. */
  globalThis.prepare = (driver) => {
    try {
      const names = interpreter.globals.get('dict')()
      names.set('__name__', 'driver')
      interpreter.runPython(driver, { globals: names })
      driverRun = names.get('run')
      return typeof driverRun === 'function' ? '' : 'the driver defines no function "run"'
    } catch (error) {
      return `the driver failed: ${lastLines(error)}`
    }
  }

  /** Calls `run(input)`. Gives `=` and its result, or `!` and what went wrong: a string in any case. */
  globalThis.call = (input, alarm) => {
    if (alarm > 0) setAlarm(alarm)
    try {
      const result = driverRun(input)
      return typeof result === 'string' ? `=${result}` : '!the driver returned no text'
    } catch (error) {
      return `!${lastLines(error)}`
    }
  }

  const lastLines = (error) => {
    try {
      const message = error.message
      return typeof message === 'string' ? message.trim().slice(-300) : 'unknown'
    } catch {
      return 'unknown'
    }
  }

  /** Seconds until SIGALRM, for scripts that a host adds to the realm; 0: never. */
  globalThis.setAlarm = (seconds) => setAlarm(seconds > 0 ? seconds * 1000 : Infinity)

  /** Python looks at its "signal buffer" every few instructions; this one holds SIGALRM once the time has come. */
  const setAlarm = (milliseconds) => {
    const SIGALRM = 14
    alarmAt = Date.now() + milliseconds
    interpreter.setInterruptBuffer({
      get 0() {
        if (Date.now() < alarmAt) return 0
        alarmAt = Infinity
        return SIGALRM
      },
      set 0(_) {},
    })
  }
}
