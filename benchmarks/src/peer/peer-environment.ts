/** Variables of a process of the peer: threads of torch and its libraries, and nothing from the network. */
export function peerEnvironment(threads: number): Readonly<Record<string, string>> {
  return {
    OMP_NUM_THREADS: String(threads),
    MKL_NUM_THREADS: String(threads),
    TOKENIZERS_PARALLELISM: 'false',
    HF_HUB_OFFLINE: '1',
    HF_HUB_DISABLE_TELEMETRY: '1',
  }
}
