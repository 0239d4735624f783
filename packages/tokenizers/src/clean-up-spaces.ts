const replacements: readonly (readonly [string, string])[] = [
  [' .', '.'],
  [' ?', '?'],
  [' !', '!'],
  [' ,', ','],
  [" ' ", "'"],
  [" n't", "n't"],
  [" 'm", "'m"],
  [" 's", "'s"],
  [" 've", "'ve"],
  [" 're", "'re"],
]

/** Takes out blanks before punctuation. @source transformers/tokenization_utils_base.py (`clean_up_tokenization`), 5.23 */
export function cleanUpSpaces(text: string): string {
  return replacements.reduce((cleaned, [from, to]) => cleaned.replaceAll(from, to), text)
}
