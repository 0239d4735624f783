import type { DecoderModel } from '../decoder/decoder-model.ts'

/** A family of models: how its `config.json` is read. */
export interface Architecture {
  /** `model_type` of the configurations it takes. */
  readonly modelType: string
  /** @param file path of the configuration, for messages. @throws ModelError on values it cannot take. */
  describe(config: unknown, file: string): DecoderModel
}
