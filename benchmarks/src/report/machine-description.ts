import { createRequire } from 'node:module'
import os from 'node:os'

/** One line about the machine and our side's programs: numbers mean nothing without it. */
export function machineDescription(now: Date): string {
  const [processor] = os.cpus()
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB memory`
  const cores = `${os.availableParallelism()} cores (${processor?.model.trim() ?? 'unknown'})`
  const date = now.toISOString().slice(0, 10)
  return `${date}, ${os.type()} ${os.arch()}, ${cores}, ${memory}; Node ${process.versions.node}, onnxruntime ${runtimeVersion()}`
}

function runtimeVersion(): string {
  // The runtime is a dependency of the backend's, not ours.
  const backend = createRequire(import.meta.resolve('@eval/backend-local'))
  const { version }: { readonly version: string } = backend('onnxruntime-node/package.json')
  return version
}
