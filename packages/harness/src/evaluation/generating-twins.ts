/** How libraries name the variants of a task in which the model writes its answer. */
const suffixes = ['_generative', '_gen', '_chat', '_generate', '_generation'] as const

/** What stands for the scored form at the end of a name. */
const scoredForm = /_(?:mc\d?|multiple_choice|loglikelihood|ppl)$/

/**
 * Tasks that by their names ask for a text where the given ones score continuations: `arc_challenge_chat` for
 * `arc_challenge`, `truthfulqa_gen` for `truthfulqa_mc2`.
 *
 * @param known - Whether there is a task or group of a name.
 */
export function generatingTwins(
  names: readonly string[],
  known: (name: string) => boolean,
): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap((name): [string, string][] => {
      const candidates = [name, name.replace(scoredForm, '')].flatMap((stem) =>
        suffixes.map((suffix) => stem + suffix),
      )
      const twin = candidates.find((candidate) => candidate !== name && known(candidate))
      return twin === undefined ? [] : [[name, twin]]
    }),
  )
}
