import type { TokenizerJson } from '../files/tokenizer-json.ts'
import { registeredClasses, wrongHubClasses } from './registered-classes.ts'

const generic = new Set(['TokenizersBackend', 'PythonBackend', 'PreTrainedTokenizer'])

/** What decides the class. */
export interface ClassFacts {
  /** `tokenizer_class` of tokenizer_config.json, else of config.json. */
  readonly declared: string | undefined
  /** `model_type` of config.json. */
  readonly modelType: string | undefined
  /** `auto_map` of tokenizer_config.json: the class is code of the repository. */
  readonly customCode: boolean
}

/**
 * The tokenizer class that `AutoTokenizer` picks; `TokenizersBackend` takes tokenizer.json as it is. Classes that rebuild
 * the pipeline (`LlamaTokenizer`, …) can give other ids than the file says, so the choice matters.
 *
 * @source transformers/models/auto/tokenization_auto.py (`AutoTokenizer.from_pretrained`), 5.23, without mistral-common
 */
export function chooseTokenizerClass(facts: ClassFacts, json: TokenizerJson): string {
  const declared = facts.declared?.replace(/Fast$/, '')
  const registered = facts.modelType === undefined ? undefined : registeredClasses.get(facts.modelType)
  const wrong = facts.modelType !== undefined && wrongHubClasses.has(facts.modelType)
  if (facts.customCode) return 'TokenizersBackend'
  if (declared === undefined) return registered ?? 'TokenizersBackend'
  if (declared === 'LlamaTokenizer' && !wrong && isByteLevel(json)) return 'TokenizersBackend'
  if (wrong && registered === undefined) return 'TokenizersBackend'
  if (registered !== undefined && registered !== declared) {
    const chosen = wrong ? registered : declared
    return generic.has(registered) || generic.has(chosen) ? 'TokenizersBackend' : chosen
  }
  return generic.has(declared) ? 'TokenizersBackend' : declared
}

// Parity: the reference looks for the quoted word anywhere in the file.
function isByteLevel(json: TokenizerJson): boolean {
  const { model: _, ...pipeline } = json
  return JSON.stringify(pipeline).includes('"ByteLevel"')
}
