/** What to do where neither the server nor a tokenizer tells the number of tokens. */
export const usageMissing =
  'the server does not tell how many tokens it read and wrote ("usage"): let it, or give the folder of its tokenizer with --tokenizer-path'
