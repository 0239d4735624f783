import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What is there to run models on, and what is missing. */
export interface DeviceReport {
  /** Version of onnxruntime-node; undefined if it is not installed. */
  readonly runtimeVersion: string | undefined
  /** Whether the runtime's binary for this platform is there. */
  readonly cpu: boolean
  readonly cuda: CudaReport
}

export interface CudaReport {
  /** Everything that could be checked is there. */
  readonly available: boolean
  /** One sentence for each thing that is missing. */
  readonly missing: readonly string[]
  /** The command that fetches the runtime's own CUDA libraries; undefined if they are there. */
  readonly install: string | undefined
}

/** Where the system's libraries are looked for, beside `LD_LIBRARY_PATH`. */
const LIBRARY_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/lib/x86_64-linux-gnu',
  '/usr/local/lib',
  '/usr/local/cuda/lib64',
  '/usr/local/cuda-12/lib64',
  '/usr/local/nvidia/lib64',
  '/usr/lib/wsl/lib',
]

/** Looks for the runtime and the libraries that CUDA needs; loads nothing. */
export function checkDevices(environment: NodeJS.ProcessEnv = process.env): DeviceReport {
  const runtime = runtimeFolder()
  if (runtime === undefined) {
    const missing = ['onnxruntime-node is not installed.']
    return {
      runtimeVersion: undefined,
      cpu: false,
      cuda: { available: false, missing, install: 'npm install onnxruntime-node' },
    }
  }
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(join(runtime, 'package.json'), 'utf8'),
  )
  const binaries = join(runtime, 'bin', 'napi-v6', process.platform, process.arch)
  return {
    runtimeVersion: manifest.version,
    cpu: existsSync(join(binaries, 'onnxruntime_binding.node')),
    cuda: checkCuda(runtime, binaries, environment),
  }
}

function checkCuda(runtime: string, binaries: string, environment: NodeJS.ProcessEnv): CudaReport {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const missing = [`onnxruntime-node has no CUDA libraries for ${process.platform} ${process.arch}.`]
    return { available: false, missing, install: undefined }
  }
  const provider = existsSync(join(binaries, 'libonnxruntime_providers_cuda.so'))
  const install = `ONNXRUNTIME_NODE_INSTALL=cuda12 "${process.execPath}" "${join(runtime, 'script', 'install.js')}"`
  const missing: string[] = []
  if (!provider)
    missing.push(`onnxruntime's CUDA provider (libonnxruntime_providers_cuda.so) is not in ${binaries}.`)
  const folders = [...(environment['LD_LIBRARY_PATH'] ?? '').split(':').filter(Boolean), ...LIBRARY_FOLDERS]
  for (const [library, what] of [
    ['libcuda.so', 'the NVIDIA driver'],
    ['libcudart.so.12', 'the CUDA 12 runtime'],
    ['libcublas.so.12', 'cuBLAS of CUDA 12'],
    ['libcudnn.so.9', 'cuDNN 9'],
  ] as const) {
    if (!folders.some((folder) => holds(folder, library)))
      missing.push(`${library} (${what}) was not found; install it or add its folder to LD_LIBRARY_PATH.`)
  }
  return { available: missing.length === 0, missing, install: provider ? undefined : install }
}

function holds(folder: string, library: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.startsWith(library))
  } catch {
    return false
  }
}

function runtimeFolder(): string | undefined {
  try {
    // dist/index.js → the package
    return dirname(dirname(createRequire(import.meta.url).resolve('onnxruntime-node')))
  } catch {
    return undefined
  }
}
