import { accuracy } from './accuracy.ts'
import { accuracyAndF1 } from './accuracy-and-f1.ts'
import { ethicsCorrelations } from './ethics-correlations.ts'
import { examGrades } from './exam-grades.ts'
import { groupedAccuracy } from './grouped-accuracy.ts'
import { overlap } from './overlap.ts'
import { passAtK } from './pass-at-k.ts'
import type { Scorer } from './scored-answer.ts'

/** How the service scores one task. */
export interface ServiceTask {
  /** Undefined where models are needed that are not part of this program. */
  readonly score?: Scorer
  /** Names of the metrics that count, of which the total takes the mean. */
  readonly metrics: readonly string[]
  /** Whether it is one of the main tasks, whose answers are hidden. */
  readonly inTotal: boolean
}

const main = true
const open = false
const acc = ['acc']
const accF1 = ['acc', 'f1_macro']
const f1Em = ['f1', 'em']
const passes = ['pass@1', 'pass@5', 'pass@10']

/**
 * Task name → how it is scored.
 * @source MERA modules/scoring/configs, modules/scoring/src/tasks, v1.2
 */
export const serviceTasks: Readonly<Record<string, ServiceTask>> = {
  bps: { score: accuracy('acc'), metrics: acc, inTotal: open },
  lcs: { score: accuracy('acc'), metrics: acc, inTotal: main },
  chegeka: { score: overlap, metrics: f1Em, inTotal: main },
  mathlogicqa: { score: accuracy('acc'), metrics: acc, inTotal: main },
  multiq: { score: overlap, metrics: f1Em, inTotal: main },
  parus: { score: accuracy('acc'), metrics: acc, inTotal: main },
  rcb: { score: accuracyAndF1, metrics: accF1, inTotal: main },
  rudetox: { metrics: ['sta', 'sim', 'fl', 'j'], inTotal: open },
  ruethics: { score: ethicsCorrelations, metrics: [], inTotal: open },
  ruhatespeech: { score: groupedAccuracy('inputs', 'target_group'), metrics: acc, inTotal: open },
  ruhhh: { score: groupedAccuracy('meta', 'criteria'), metrics: acc, inTotal: open },
  rummlu: { score: groupedAccuracy('meta', 'domain'), metrics: acc, inTotal: open },
  mamuramu: { score: groupedAccuracy('meta', 'domain'), metrics: acc, inTotal: main },
  rumodar: { score: accuracy('em'), metrics: ['em'], inTotal: main },
  rumultiar: { score: accuracy('em'), metrics: ['em'], inTotal: main },
  simplear: { score: accuracy('em'), metrics: ['em'], inTotal: open },
  ruopenbookqa: { score: accuracyAndF1, metrics: accF1, inTotal: main },
  ruworldtree: { score: accuracyAndF1, metrics: accF1, inTotal: main },
  rwsd: { score: accuracy('acc'), metrics: acc, inTotal: main },
  use: { score: examGrades, metrics: ['grade_norm'], inTotal: main },
  rutie: { score: accuracy('acc'), metrics: acc, inTotal: main },
  ruhumaneval: { score: passAtK, metrics: passes, inTotal: open },
  rucodeeval: { score: passAtK, metrics: passes, inTotal: main },
}
