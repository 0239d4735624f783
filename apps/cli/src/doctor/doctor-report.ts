import { statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { readHubEnvironment } from '@eval/datasets/hub'
import { environmentInfo } from '@eval/harness'

/** What this machine can run and what is missing, as text. Names whether secrets are set, never their values. */
export async function doctorReport(environment: NodeJS.ProcessEnv): Promise<string> {
  const sections = [
    [
      'machine',
      [
        environmentInfo(),
        `Memory free: ${(freemem() / 2 ** 30).toFixed(1)} GiB`,
        `Disk free here: ${freeDisk()}`,
      ],
    ],
    ['local models (--model hf)', await deviceLines(environment)],
    ['hub', hubLines(environment)],
  ] as const
  return sections
    .map(([title, lines]) => `${title}\n${lines.join('\n').replaceAll(/^/gm, '  ')}`)
    .join('\n\n')
}

async function deviceLines(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const { checkDevices } = await import('@eval/backend-local')
  const { runtimeVersion, cpu, cuda } = checkDevices(environment)
  return [
    `onnxruntime-node: ${runtimeVersion ?? 'not installed (npm install onnxruntime-node)'}`,
    `cpu: ${cpu ? 'ok' : 'no binary for this platform'}`,
    `cuda: ${cuda.available ? 'ok' : 'not available'}`,
    ...cuda.missing.map((what) => `  missing: ${what}`),
    ...(cuda.install === undefined ? [] : [`  to get it: ${cuda.install}`]),
  ]
}

function hubLines(environment: NodeJS.ProcessEnv): string[] {
  const { endpoint, cacheFolder, offline } = readHubEnvironment(environment)
  return [
    `endpoint: ${endpoint}`,
    `cache: ${cacheFolder}`,
    `network: ${offline.size === 0 ? 'used' : `off for ${[...offline].join(' and ')}`}`,
    `HF_TOKEN: ${environment['HF_TOKEN'] === undefined ? 'not set' : 'set'}`,
  ]
}

function freeDisk(): string {
  const { bavail, bsize } = statfsSync('.')
  return `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB`
}
