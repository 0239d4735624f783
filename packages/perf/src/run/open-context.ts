import { UsageError } from '@eval/core'
import { apiFormat, apiNames } from '../options/api-format.ts'
import type { PerfSettings } from '../options/perf-settings.ts'
import { readTemplate } from '../workloads/bodies/query-template.ts'
import { loadPromptTokenizer } from '../workloads/prompt-tokenizer.ts'
import type { PerfServices } from './perf-services.ts'
import type { PointContext } from './point-context.ts'

/** @throws UsageError for an API that is unknown, and as the tokenizer and the template do. */
export async function openContext(settings: PerfSettings, services: PerfServices): Promise<PointContext> {
  const format = apiFormat(settings.api)
  if (format === undefined)
    throw new UsageError(`unknown API "${settings.api}". APIs: ${apiNames.join(', ')}`)
  if (settings.api === 'local' || settings.api === 'local_vllm')
    throw new UsageError(
      `--api ${settings.api} starts a server of its own, which is not built yet: start one, and give its address with --url and --api openai`,
    )
  const tokenizer =
    settings.tokenizerPath === null ? undefined : await loadPromptTokenizer(settings.tokenizerPath)
  const template = settings.queryTemplate === null ? undefined : readTemplate(settings.queryTemplate)
  return {
    settings,
    services,
    format,
    tokenizer,
    bodies: { settings, template, tokenizer, random: services.random },
  }
}
