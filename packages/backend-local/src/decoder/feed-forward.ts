import { activation } from './activation.ts'
import type { FeedForward } from './decoder-model.ts'
import { combined, type GraphContext } from './graph-context.ts'
import { linear } from './linear.ts'

/** The feed-forward part of a layer, for rows `[tokens, hiddenSize]`. */
export function feedForward(context: GraphContext, rows: string, part: FeedForward): string {
  switch (part.kind) {
    case 'gated': {
      const gate = activation(context, part.activation, linear(context, rows, part.gate))
      const up = linear(context, rows, part.up)
      return linear(context, combined(context, 'Mul', gate, up), part.down)
    }
    case 'joined': {
      const half = part.gateUp.output / 2
      const [gate, up] = context.builder.split(linear(context, rows, part.gateUp), [half, half], 1)
      const active = activation(context, part.activation, gate ?? '')
      return linear(context, combined(context, 'Mul', up ?? '', active), part.down)
    }
    case 'plain':
      return linear(context, activation(context, part.activation, linear(context, rows, part.up)), part.down)
    default:
      throw part satisfies never
  }
}
