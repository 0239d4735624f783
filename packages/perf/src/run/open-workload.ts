import { DataError, UsageError } from '@eval/core'
import type { PerfSettings } from '../options/perf-settings.ts'
import { customConversations } from '../workloads/datasets/custom-conversations.ts'
import { embeddingTexts } from '../workloads/datasets/embedding-texts.ts'
import { lineByLine } from '../workloads/datasets/line-by-line.ts'
import { longAlpaca } from '../workloads/datasets/long-alpaca.ts'
import { openQa } from '../workloads/datasets/open-qa.ts'
import { randomConversations } from '../workloads/datasets/random-conversations.ts'
import { randomEmbeddings } from '../workloads/datasets/random-embeddings.ts'
import { randomImages } from '../workloads/datasets/random-images.ts'
import { randomPrompts } from '../workloads/datasets/random-prompts.ts'
import { randomRerank } from '../workloads/datasets/random-rerank.ts'
import { rerankPairs } from '../workloads/datasets/rerank-pairs.ts'
import { shareGpt, shareGptConversations } from '../workloads/datasets/share-gpt.ts'
import { speedBenchmark } from '../workloads/datasets/speed-benchmark.ts'
import type { DatasetContext } from '../workloads/dataset-context.ts'
import type { Conversation, WorkloadPrompt } from '../workloads/prompt.ts'
import type { Workload } from './workload.ts'

type Prompts = (context: DatasetContext) => AsyncIterable<WorkloadPrompt>
type Conversations = (context: DatasetContext) => AsyncIterable<Conversation>

const promptDatasets: Readonly<Record<string, Prompts>> = {
  openqa: openQa,
  longalpaca: longAlpaca,
  line_by_line: lineByLine,
  custom: lineByLine,
  random: randomPrompts,
  random_vl: randomImages,
  speed_benchmark: speedBenchmark,
  speed_benchmark_long: speedBenchmark,
  share_gpt_zh: shareGpt,
  share_gpt_en: shareGpt,
  embedding: embeddingTexts,
  embed: embeddingTexts,
  embedding_batch: embeddingTexts,
  random_embedding: randomEmbeddings,
  random_embedding_batch: randomEmbeddings,
  rerank: rerankPairs,
  random_rerank: randomRerank,
}

const conversationDatasets: Readonly<Record<string, Conversations>> = {
  custom_multi_turn: customConversations,
  random_multi_turn: randomConversations,
  share_gpt_zh_multi_turn: shareGptConversations,
  share_gpt_en_multi_turn: shareGptConversations,
}

/** EvalScope's datasets that are not here, and why. */
const refused: Readonly<Record<string, string>> = {
  flickr8k: 'its pictures are on ModelScope, which is not read here; --dataset random_vl sends pictures, too',
  kontext_bench:
    'its pictures are on ModelScope, which is not read here; --dataset random_vl sends pictures, too',
  kontext: 'its pictures are on ModelScope, which is not read here; --dataset random_vl sends pictures, too',
  mmmu_multi_image: 'its pictures are on ModelScope, which is not read here',
  swe_smith: 'it is built from repositories on ModelScope',
  trie_agentic_coding: 'traces with tool calls are not replayed yet',
  trie_code_qa: 'traces with tool calls are not replayed yet',
  trie_office_work: 'traces with tool calls are not replayed yet',
  workload_trace: 'traces are not replayed yet',
}

/** Names of the datasets, as `--dataset` takes them. */
export const datasetNames: readonly string[] = [
  ...Object.keys(promptDatasets),
  ...Object.keys(conversationDatasets),
]

/**
 * The prompts of a run's dataset.
 *
 * @throws UsageError for a dataset that is unknown, not available, or lacks an option it needs.
 */
export function openWorkload(context: DatasetContext): Workload {
  const name = context.settings.dataset
  const prompts = promptDatasets[name]
  if (prompts !== undefined) return { kind: 'prompts', prompts: prompts(context) }
  const conversations = conversationDatasets[name]
  if (conversations !== undefined) return { kind: 'conversations', conversations: conversations(context) }
  const reason = refused[name]
  if (reason !== undefined) throw new UsageError(`--dataset ${name} is not available: ${reason}`)
  throw new UsageError(`unknown dataset "${name}". Datasets: ${datasetNames.join(', ')}`)
}

/** The error of a dataset without a single usable prompt. */
export function emptyDataset(settings: PerfSettings): DataError {
  return new DataError(
    `the dataset "${settings.dataset}" has no prompt that fits (--min-prompt-length ${settings.minPromptLength}, --max-prompt-length ${settings.maxPromptLength}); look into ${settings.datasetPath ?? 'its options'}`,
  )
}
