export interface RollingOptions {
  /** Stands before the first token. */
  readonly prefixTokenId: number
  /** Longest input of the model, tokens. */
  readonly maxLength: number
  /** Tokens of context that each later window keeps at least, 1…maxLength. Default 1. */
  readonly contextLength?: number
}

/** A window: `predicted` are the last tokens of the text that `input` leads to; the two overlap but for one token. */
export interface RollingWindow {
  readonly input: Int32Array
  readonly predicted: Int32Array
}

/**
 * Windows over a text that is longer than the model's context, so that each token is predicted exactly once.
 *
 * @source lm_eval/utils.py (0.4.13), `get_rolling_token_windows`
 */
export function* rollingWindows(
  tokens: Int32Array,
  options: RollingOptions,
): Generator<RollingWindow, void, undefined> {
  const { prefixTokenId, maxLength, contextLength = 1 } = options
  if (contextLength < 1 || contextLength > maxLength) {
    throw new RangeError(`contextLength must lie in 1…${maxLength}, not ${contextLength}`)
  }
  if (tokens.length === 0) return
  const first = Math.min(maxLength, tokens.length)
  const input = new Int32Array(first).fill(prefixTokenId, 0, 1)
  input.set(tokens.subarray(0, first - 1), 1)
  yield { input, predicted: tokens.subarray(0, first) }
  for (let done = first; done < tokens.length; ) {
    const end = done + Math.min(tokens.length - done, maxLength - contextLength + 1)
    yield { input: tokens.subarray(end - maxLength - 1, end - 1), predicted: tokens.subarray(done, end) }
    done = end
  }
}
