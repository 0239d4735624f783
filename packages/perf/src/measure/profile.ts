/**
 * Whose definitions, keys and files a run has: `v1.4` is EvalScope 1.4.1, `v1.9` is 1.10.0 (the first release with what
 * followed 1.9.1), `v1.14` is 1.14.1.
 */
export type Profile = 'v1.4' | 'v1.9' | 'v1.14'

/** All profiles, the default first. */
export const profiles: readonly Profile[] = ['v1.4', 'v1.9', 'v1.14']
