import { UsageError } from '@eval/core'
import type { OptionValue } from '@eval/harness/options'
import { dictFromEntries } from '@eval/pystd'

/** Flags with the demonstration filled in where the user named no model or data, and what to say about it. */
export interface Demonstrated {
  readonly values: Readonly<Record<string, OptionValue>>
  /** Use the embedded sample instead of the benchmark's data. */
  readonly sampleData: boolean
  /** One line saying what is embedded, so that nobody takes the numbers for a measurement. */
  readonly notice?: string
}

/** Name of the embedded model, as `--model_args pretrained=…` takes it. */
const demoModel = 'embedded-demo'

/** @throws UsageError for `--sample_data` together with `--data`. */
export function withDemonstration(values: Readonly<Record<string, OptionValue>>): Demonstrated {
  const namesModel = values['model'] !== undefined || values['model_args'] !== undefined
  const namesData = values['data'] !== undefined || values['datasets_dir'] !== undefined
  if (values['sample_data'] === true && namesData) {
    throw new UsageError(
      '--sample_data and --data (or --datasets_dir) exclude each other: both say where the data is',
    )
  }
  const sampleData = values['sample_data'] === true || (!namesModel && !namesData)
  const embedded = [...(namesModel ? [] : ['model']), ...(sampleData ? ['data'] : [])]
  return {
    values: namesModel
      ? values
      : { ...values, model: 'hf', model_args: dictFromEntries([['pretrained', demoModel]]) },
    sampleData,
    ...(embedded.length === 0
      ? {}
      : {
          notice: `demonstration: the ${embedded.join(' and ')} ${embedded.length > 1 ? 'are' : 'is'} embedded; the numbers measure nothing`,
        }),
  }
}
