import { expect, test } from 'vitest'
import { inverseFrequencies } from './inverse-frequencies.ts'
import { readRopeParameters, ropeConfigSchema } from './read-rope-parameters.ts'
import type { RopeParameters } from './rope-parameters.ts'
import { ropeLengthClass } from './rope-table.ts'

function rope(config: Readonly<Record<string, unknown>>): RopeParameters {
  return readRopeParameters(
    ropeConfigSchema.parse({ max_position_embeddings: 64, ...config }),
    { head: 12 },
    'config.json',
  )
}

// Made with transformers 5.23.0 and torch 2.13.0: LlamaRotaryEmbedding.inv_freq and attention_scaling, head_dim 12.
test.each([
  [
    'default',
    {},
    24,
    [
      1, 0.2154434472322464, 0.04641588404774666, 0.009999999776482582, 0.002154434332624078,
      0.00046415894757956266,
    ],
    1,
  ],
  [
    'linear, older keys',
    { rope_theta: 20_000, rope_scaling: { type: 'linear', factor: 2.5 } },
    24,
    [
      0.4000000059604645, 0.07677531987428665, 0.014736125245690346, 0.0028284271247684956,
      0.0005428834119811654, 0.00010420016769785434,
    ],
    1,
  ],
  [
    'dynamic within the trained context',
    { rope_scaling: { type: 'dynamic', factor: 2 } },
    24,
    [
      1, 0.2154434472322464, 0.04641588404774666, 0.009999999776482582, 0.002154434332624078,
      0.00046415894757956266,
    ],
    1,
  ],
  [
    'dynamic beyond it',
    { rope_scaling: { type: 'dynamic', factor: 2 } },
    100,
    [
      1, 0.18529407680034637, 0.03433389216661453, 0.006361867766827345, 0.0011788163101300597,
      0.0002184277691412717,
    ],
    1,
  ],
  [
    'llama3',
    {
      rope_parameters: {
        rope_type: 'llama3',
        rope_theta: 500_000,
        factor: 8,
        low_freq_factor: 1,
        high_freq_factor: 4,
        original_max_position_embeddings: 16,
      },
    },
    24,
    [
      0.5760563611984253, 0.014030774123966694, 0.0015749010490253568, 0.00017677668074611574,
      1.9842507754219696e-5, 2.2272474780038465e-6,
    ],
    1,
  ],
  [
    'yarn',
    { rope_scaling: { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 16 } },
    24,
    [
      1, 0.0538608618080616, 0.011603971011936665, 0.0024999999441206455, 0.0005386085831560194,
      0.00011603973689489067,
    ],
    1.138629436111989,
  ],
  [
    'yarn with mscale',
    {
      rope_scaling: {
        rope_type: 'yarn',
        factor: 8,
        original_max_position_embeddings: 16,
        mscale: 0.7,
        mscale_all_dim: 0.5,
        beta_fast: 16,
        beta_slow: 2,
      },
    },
    24,
    [
      1, 0.0269304309040308, 0.005801985505968332, 0.0012499999720603228, 0.0002693042915780097,
      5.801986844744533e-5,
    ],
    1.0376719952405395,
  ],
  [
    'yarn without rounding, with its own factor',
    {
      rope_parameters: {
        rope_type: 'yarn',
        factor: 4,
        original_max_position_embeddings: 16,
        truncate: false,
        attention_factor: 1.25,
      },
    },
    24,
    [
      1, 0.0538608618080616, 0.011603971011936665, 0.0024999999441206455, 0.0005386085831560194,
      0.00011603973689489067,
    ],
    1.25,
  ],
])('%s: the frequencies of transformers', (_, config, length, expected, factor) => {
  const parameters = rope(config)
  const frequencies = inverseFrequencies(parameters, ropeLengthClass([parameters], length))
  for (const [index, value] of expected.entries()) expect((frequencies[index] ?? 0) / value).toBeCloseTo(1, 6)
  expect('attentionFactor' in parameters.scaling ? parameters.scaling.attentionFactor : 1).toBeCloseTo(
    factor,
    12,
  )
})

test('refuses a scaling it does not know, by name', () => {
  expect(() => rope({ rope_scaling: { rope_type: 'proportional', factor: 2 } })).toThrow(
    /RoPE scaling "proportional" is not supported/,
  )
  expect(() => rope({ rope_scaling: { rope_type: 'linear' } })).toThrow(/RoPE scaling "linear": factor/)
  expect(() => rope({ rope_parameters: { rope_theta: -1 } })).toThrow(/rope_theta is not a positive number/)
})
