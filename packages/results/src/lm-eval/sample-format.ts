/**
 * Whose samples files: lm_eval 0.4.13's, or those of the forks MERA v1.2 is run with. `mera-0.4.4` has no `filter` and
 * `metrics` keys; `mera-0.4.8` has them, as lm_eval does.
 */
export type SampleFormat = 'lm-eval-0.4.13' | 'mera-0.4.4' | 'mera-0.4.8'
