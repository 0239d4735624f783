import { FloatList } from './float-list.ts'
import type { AnsweredRow, MeasuredRow } from './result-row.ts'

const perSecond = (amount: number, seconds: number): number => (seconds > 0 ? amount / seconds : Number.NaN)

/** The measurements of answered requests by kind, as percentiles need them. Seconds, tokens, tokens per second. */
export class SampleColumns {
  readonly latency: FloatList = new FloatList()
  readonly ttft: FloatList = new FloatList()
  readonly tpot: FloatList = new FloatList()
  readonly itl: FloatList = new FloatList()
  readonly inputTokens: FloatList = new FloatList()
  readonly outputTokens: FloatList = new FloatList()
  readonly outputRate: FloatList = new FloatList()
  readonly inputRate: FloatList = new FloatList()
  readonly totalRate: FloatList = new FloatList()
  readonly decodeRate: FloatList = new FloatList()
  /** Of streamed requests alone. */
  readonly streamed: {
    readonly ttft: FloatList
    readonly tpot: FloatList
    /** Without answers of one token, which have no time per further token. */
    readonly decodingTpot: FloatList
    readonly decodeRate: FloatList
  } = {
    ttft: new FloatList(),
    tpot: new FloatList(),
    decodingTpot: new FloatList(),
    decodeRate: new FloatList(),
  }

  /** Adds a row; failures have no measurements. */
  add(row: MeasuredRow): void {
    if (!row.success) return
    this.latency.push(row.latency)
    this.ttft.push(row.firstChunkLatency)
    this.tpot.push(row.timePerOutputToken)
    for (const gap of row.interTokenLatencies) this.itl.push(gap)
    this.inputTokens.push(row.promptTokens)
    this.outputTokens.push(row.completionTokens)
    this.outputRate.push(perSecond(row.completionTokens, row.latency))
    this.inputRate.push(perSecond(row.promptTokens, row.latency))
    this.totalRate.push(perSecond(row.promptTokens + row.completionTokens, row.latency))
    this.decodeRate.push(perSecond(1, row.timePerOutputToken))
    if (row.stream) this.#addStreamed(row)
  }

  #addStreamed(row: AnsweredRow): void {
    this.streamed.ttft.push(row.firstChunkLatency)
    this.streamed.tpot.push(row.timePerOutputToken)
    if (row.timePerOutputToken > 0) this.streamed.decodingTpot.push(row.timePerOutputToken)
    this.streamed.decodeRate.push(perSecond(1, row.timePerOutputToken))
  }
}
