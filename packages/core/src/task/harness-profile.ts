/**
 * Earlier versions of lm_eval whose prompts and log lines can be asked for: `0.4.4`, the fork that MERA v1.2 pins, and
 * `0.4.8`, the fork that MERA uses since 2025. Without a profile everything is as in 0.4.13.
 */
export type HarnessProfile = '0.4.4' | '0.4.8'
