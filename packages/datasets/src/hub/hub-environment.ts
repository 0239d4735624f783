import { homedir } from 'node:os'
import { join } from 'node:path'
import type { RepositoryType } from './repository.ts'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What the environment says about the hub, as Python's huggingface_hub reads it. Holds no token. */
export interface HubEnvironment {
  /** Without a slash at the end. */
  readonly endpoint: string
  /** The folder that holds `models--…` and `datasets--…`. */
  readonly cacheFolder: string
  /** The folder in which Python's `datasets` keeps what it has prepared. */
  readonly datasetsCacheFolder: string
  /** Kinds of repositories that must come from the cache. */
  readonly offline: ReadonlySet<RepositoryType>
  /** How long a download may stand still, ms. */
  readonly downloadTimeoutMs: number
  /** How long the hub may take to answer a question, ms. */
  readonly metadataTimeoutMs: number
  /** Files are put into snapshots themselves, not as links. */
  readonly disableSymlinks: boolean
  readonly tokenPath: string
}

const DEFAULT_TIMEOUT_S = 10

/**
 * Reads HF_HOME, HF_HUB_CACHE (HUGGINGFACE_HUB_CACHE), HF_ENDPOINT, HF_HUB_OFFLINE (TRANSFORMERS_OFFLINE),
 * HF_DATASETS_OFFLINE, HF_DATASETS_CACHE, HF_TOKEN_PATH, HF_HUB_DOWNLOAD_TIMEOUT, HF_HUB_ETAG_TIMEOUT, HF_HUB_DISABLE_SYMLINKS and
 * XDG_CACHE_HOME. An empty variable counts as not set.
 * @source huggingface_hub/constants.py, 2.4.0; datasets/config.py, 5.2.0
 */
export function readHubEnvironment(env: Environment): HubEnvironment {
  const path = (value: string) => expandPath(value, env)
  const home = path(env['HF_HOME'] || join(env['XDG_CACHE_HOME'] || join('~', '.cache'), 'huggingface'))
  return {
    endpoint: (env['HF_ENDPOINT'] || 'https://huggingface.co').replace(/\/+$/, ''),
    cacheFolder: path(env['HF_HUB_CACHE'] || env['HUGGINGFACE_HUB_CACHE'] || join(home, 'hub')),
    datasetsCacheFolder: path(env['HF_DATASETS_CACHE'] || join(home, 'datasets')),
    offline: offlineTypes(env),
    downloadTimeoutMs: seconds(env['HF_HUB_DOWNLOAD_TIMEOUT']) * 1000,
    metadataTimeoutMs: seconds(env['HF_HUB_ETAG_TIMEOUT']) * 1000,
    disableSymlinks: isTrue(env['HF_HUB_DISABLE_SYMLINKS']),
    tokenPath: path(env['HF_TOKEN_PATH'] || join(home, 'token')),
  }
}

/** `1`, `on`, `yes` and `true` in any case; nothing else. */
export function isTrue(value: string | undefined): boolean {
  return ['1', 'ON', 'YES', 'TRUE'].includes((value ?? '').toUpperCase())
}

function offlineTypes(env: Environment): ReadonlySet<RepositoryType> {
  const hub = isTrue(env['HF_HUB_OFFLINE'] || env['TRANSFORMERS_OFFLINE'])
  const datasets = env['HF_DATASETS_OFFLINE'] ? isTrue(env['HF_DATASETS_OFFLINE']) : hub
  return new Set<RepositoryType>([
    ...(hub ? (['model'] as const) : []),
    ...(datasets ? (['dataset'] as const) : []),
  ])
}

function seconds(value: string | undefined): number {
  const number = Number(value)
  return Number.isFinite(number) && number > 0 ? number : DEFAULT_TIMEOUT_S
}

/** `os.path.expandvars(os.path.expanduser(path))`. */
function expandPath(value: string, env: Environment): string {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const expanded = value.replace(/^~(?=$|[/\\])/, () => home)
  return expanded.replace(
    /\$(?:(\w+)|\{([^}]*)\})/g,
    (variable, name, braced) => env[name ?? braced] ?? variable,
  )
}
