// Runs inside the realm of a Python host, after realm.js: folders of the machine as Python sees them, for reading only.
// Their contents come over a block of shared memory from a thread of this process (src/host/file-server.ts); no object of
// the host's is needed for that.
'use strict'
{
  const notFound = 44
  const readOnly = 69
  const folderMode = 0o40555
  const fileMode = 0o100444
  const headLength = 16

  let head
  let data

  /** The memory over which files are asked for; the host hands it to its thread. */
  globalThis.makeChannel = (size) => {
    const buffer = new SharedArrayBuffer(headLength + size)
    head = new Int32Array(buffer, 0, 4)
    data = new Uint8Array(buffer, headLength)
    return buffer
  }

  globalThis.makeBytes = (length) => new Uint8Array(length)

  /** One question (state 1) and its answer (state 2): `length` bytes of `total` from `from` on; total -1: there is none. */
  const ask = (question) => {
    const { written } = new TextEncoder().encodeInto(question, data)
    head[1] = written
    Atomics.store(head, 0, 1)
    Atomics.notify(head, 0)
    while (Atomics.load(head, 0) !== 2) Atomics.wait(head, 0, 1)
    return { length: head[1], total: head[2] }
  }

  const fetchAll = (operation, path) => {
    let bytes
    let from = 0
    do {
      const { length, total } = ask(JSON.stringify([operation, path, from]))
      if (total < 0) return undefined
      bytes ??= new Uint8Array(total)
      bytes.set(data.subarray(0, length), from)
      from += length
      if (length === 0) break
    } while (from < bytes.length)
    return bytes
  }

  /** Pieces of a question that cross at a time: no more than a sixth of the memory, for JSON's escapes. */
  const pieceLength = 100_000

  /** What the owner of this process answers: bytes that were written to the services' file, bytes to read from it. */
  const askOwner = (question) => {
    const text = new TextDecoder().decode(question)
    let at = 0
    for (; at + pieceLength < text.length; at += pieceLength) {
      ask(JSON.stringify(['tell', text.slice(at, at + pieceLength), -1]))
    }
    let { length, total } = ask(JSON.stringify(['tell', text.slice(at), 0]))
    const bytes = new Uint8Array(total)
    for (let from = 0; ; ) {
      bytes.set(data.subarray(0, length), from)
      from += length
      if (from >= total || length === 0) return bytes
      length = ask(JSON.stringify(['tell', '', from])).length
    }
  }

  /** A file of Python's: whoever writes a question to it can read the answer from it. */
  globalThis.openServices = () => {
    const { FS } = globalThis.emscripten()
    const device = FS.makedev(72, 0)
    FS.registerDevice(device, {
      open(stream) {
        stream.said = []
        stream.seekable = false
      },
      close() {},
      write(stream, buffer, offset, length) {
        stream.said.push(buffer.slice(offset, offset + length))
        return length
      },
      read(stream, buffer, offset, length) {
        if (stream.answer === undefined) {
          const whole = new Uint8Array(stream.said.reduce((sum, part) => sum + part.length, 0))
          let at = 0
          for (const part of stream.said) {
            whole.set(part, at)
            at += part.length
          }
          stream.answer = askOwner(whole)
          stream.answered = 0
        }
        const part = stream.answer.subarray(stream.answered, stream.answered + length)
        buffer.set(part, offset)
        stream.answered += part.length
        return part.length
      },
      llseek: () => 0,
    })
    FS.mkdirTree('/eval')
    if (!FS.analyzePath('/eval/services').exists) FS.mkdev('/eval/services', device)
  }

  const fail = (FS, code) => {
    throw new FS.ErrnoError(code)
  }

  const fileSystem = (FS) => {
    const refuse = () => fail(FS, readOnly)
    const childPath = (node, name) => `${node.hostPath}/${name}`

    const listing = (node) => {
      if (node.listing === undefined) {
        node.listing = new Map()
        const bytes = fetchAll('list', node.hostPath)
        const entries = bytes === undefined ? [] : JSON.parse(new TextDecoder().decode(bytes))
        for (const entry of entries) node.listing.set(entry[0], entry)
      }
      return node.listing
    }

    const makeNode = (parent, name, hostPath, [, isFolder, size, changed]) => {
      const node = FS.createNode(parent, name, isFolder ? folderMode : fileMode, 0)
      Object.assign(node, { hostPath, usedBytes: size, timestamp: changed, node_ops: nodeOps, stream_ops: streamOps })
      return node
    }

    const nodeOps = {
      getattr: (node) => ({
        dev: 1,
        ino: node.id,
        mode: node.mode,
        nlink: 1,
        uid: 0,
        gid: 0,
        rdev: 0,
        size: node.usedBytes,
        atime: new Date(node.timestamp),
        mtime: new Date(node.timestamp),
        ctime: new Date(node.timestamp),
        blksize: 4096,
        blocks: Math.ceil(node.usedBytes / 4096),
      }),
      setattr: refuse,
      lookup(parent, name) {
        const entry = listing(parent).get(name)
        return entry === undefined ? fail(FS, notFound) : makeNode(parent, name, childPath(parent, name), entry)
      },
      readdir: (node) => ['.', '..', ...listing(node).keys()],
      mknod: refuse,
      rename: refuse,
      unlink: refuse,
      rmdir: refuse,
      symlink: refuse,
      readlink: refuse,
    }

    const streamOps = {
      open(stream) {
        if (FS.isDir(stream.node.mode)) return
        stream.bytes = fetchAll('read', stream.node.hostPath) ?? fail(FS, notFound)
      },
      close(stream) {
        stream.bytes = undefined
      },
      read(stream, buffer, offset, length, position) {
        const part = stream.bytes.subarray(position, position + length)
        buffer.set(part, offset)
        return part.length
      },
      write: refuse,
      llseek(stream, offset, whence) {
        const base = whence === 1 ? stream.position : whence === 2 ? stream.bytes.length : 0
        return base + offset
      },
    }

    return {
      mount: ({ opts, mountpoint }) => {
        const node = makeNode(null, '/', opts.hostPath, [mountpoint, true, 4096, 0])
        return node
      },
    }
  }

  /** Shows folders to Python; `text` is JSON: `[[where Python sees it, which folder it is], …]`. */
  globalThis.mountFolders = (text) => {
    const { FS } = globalThis.emscripten()
    const type = fileSystem(FS)
    for (const [at, hostPath] of JSON.parse(text)) {
      FS.mkdirTree(at)
      FS.mount(type, { hostPath }, at)
    }
  }

  /** Lets Python have SIGALRM sent to itself: `_set_alarm(seconds)` among its globals. */
  globalThis.offerAlarm = () => {
    globalThis.emscripten().API.globals.set('_set_alarm', globalThis.setAlarm)
  }

  /**
   * Calls `answer_bytes` of Python's globals with UTF-8 and gives UTF-8: ten times faster than texts, which cross one
   * character after the other. Undefined: Python broke.
   */
  globalThis.askPython = (question) => {
    try {
      const answered = globalThis.emscripten().API.globals.get('answer_bytes')(question)
      const buffer = answered.getBuffer('u8')
      const bytes = buffer.data.slice()
      buffer.release()
      answered.destroy()
      return bytes
    } catch {
      return undefined
    }
  }
}
