import { fakeLanguageModel, mostProbable } from '../testing/fake-language-model.ts'

/** Log-probability of `tokens[from…]`, straight from the fake model. */
export function expectedScore(
  tokens: readonly number[],
  from: number,
): { readonly logprob: number; readonly greedy: boolean } {
  const model = fakeLanguageModel(258)
  let [logprob, greedy] = [0, true]
  for (let at = from; at < tokens.length; at++) {
    const next = model.next(tokens.slice(0, at))
    logprob += next[tokens[at] ?? 0] ?? Number.NaN
    greedy &&= mostProbable(next) === tokens[at]
  }
  return { logprob, greedy }
}
