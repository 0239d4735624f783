import { DataError } from '@eval/core'
import { cardFeatures } from '../feature/card-features.ts'
import type { Features } from '../feature/feature.ts'
import { type DataFilePatterns, dataFilePatterns } from './data-file-patterns.ts'
import { isObject } from '../feature/is-object.ts'

/** A configuration as a dataset card declares it. */
export interface CardConfiguration {
  readonly name: string
  readonly isDefault: boolean
  readonly dataFiles?: DataFilePatterns
  readonly dataDir?: string
  /** Between the cells of CSV files. */
  readonly separator?: string
  /** The field of JSON files that holds the records. */
  readonly field?: string
}

/** What the YAML block of a dataset's README.md says about its files. */
export interface DatasetCard {
  readonly configurations: readonly CardConfiguration[]
  /** Declared column types by configuration. */
  readonly features: ReadonlyMap<string, Features>
}

/** A dataset without a card. */
export const EMPTY_CARD: DatasetCard = { configurations: [], features: new Map() }

/**
 * Reads a dataset card.
 * @param where the card, for messages
 * @throws DataError if its YAML cannot be read or its configurations are malformed.
 */
export async function readDatasetCard(text: string, where: string): Promise<DatasetCard> {
  const block = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1]
  if (block === undefined) return EMPTY_CARD
  const { parse } = await import('yaml')
  try {
    const yaml: unknown = parse(block)
    if (!isObject(yaml)) return EMPTY_CARD
    return {
      configurations: listOf(yaml['configs']).map(configuration),
      features: declaredFeatures(yaml['dataset_info']),
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DataError(`The dataset card ${where} cannot be read: ${reason}`, { cause: error })
  }
}

function configuration(entry: unknown): CardConfiguration {
  if (!isObject(entry)) throw new DataError('a configuration is no mapping')
  const name = configName(entry['config_name'])
  if (name === undefined) throw new DataError('a configuration has no config_name')
  const dataFiles = entry['data_files'] === undefined ? undefined : dataFilePatterns(entry['data_files'])
  if (entry['data_files'] !== undefined && !dataFiles)
    throw new DataError(`the data_files of configuration ${name} are malformed`)
  const text = {
    dataDir: entry['data_dir'],
    separator: entry['sep'] ?? entry['delimiter'],
    field: entry['field'],
  }
  const given = Object.entries(text).filter(([, value]) => typeof value === 'string')
  return {
    name,
    isDefault: entry['default'] === true,
    ...(dataFiles ? { dataFiles } : {}),
    ...Object.fromEntries(given),
  }
}

function declaredFeatures(info: unknown): ReadonlyMap<string, Features> {
  const entries = (Array.isArray(info) ? info : [info]).filter(isObject)
  return new Map(
    entries.map((entry) => [configName(entry['config_name']) ?? 'default', cardFeatures(entry['features'])]),
  )
}

/** Names like 2024 are numbers in YAML. */
function configName(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
