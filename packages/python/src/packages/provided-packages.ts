/** Normalised names of packages for which the parts that helpers use come along: see the folder `modules`. */
export const providedPackages: ReadonlySet<string> = new Set([
  'datasets',
  'evaluate',
  'lm-eval',
  'lxml',
  'numpy',
  'regex',
  'scikit-learn',
  'tqdm',
  'transformers',
])
