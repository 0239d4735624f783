/**
 * The address of a server, from that of one of its endpoints.
 *
 * @source lm_eval/utils.py (0.4.13), `RemoteTokenizer.__init__`
 */
export function serverRoot(baseUrl: string): string {
  return baseUrl.replaceAll('/v1/completions', '').replaceAll('/v1/chat/completions', '').replace(/\/+$/, '')
}
