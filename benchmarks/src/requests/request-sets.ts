import type { ChoiceRequest } from './choice-request.ts'
import { endings } from './endings.ts'
import { fewShot } from './few-shot.ts'
import { letters } from './letters.ts'

/** Makes the requests of some questions, four each, with files below `folder`. */
export type RequestSet = (folder: string, questions: number) => Promise<readonly ChoiceRequest[]>

/** The tasks that are measured. */
export const taskNames = ['letters-0', 'letters-1', 'endings', 'few-shot'] as const
export type TaskName = (typeof taskNames)[number]

/** What a reader should know about each task. */
export const taskDescriptions: Readonly<Record<TaskName, string>> = {
  'letters-0': 'ruMMLU, no examples: one letter after the question',
  'letters-1': 'ruMMLU, one example, of which a subject has five',
  endings: 'as HellaSwag: four endings of several words',
  'few-shot': 'as MMLU: the same five examples for all questions of a subject',
}

export const requestSets: Readonly<Record<TaskName, RequestSet>> = {
  'letters-0': (folder, questions) => letters(folder, questions, 0),
  'letters-1': (folder, questions) => letters(folder, questions, 1),
  endings: async (_, questions) => endings(questions),
  'few-shot': async (_, questions) => fewShot(questions),
}
