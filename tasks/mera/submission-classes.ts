import type { SubmissionClass } from './submission-class.ts'

const letters = ['A', 'B', 'C', 'D']

/**
 * Task name → its file in a submission, in the order of the reference's packer.
 * @source MERA scripts/log_to_submission.py (v1.2.0)
 */
export const meraSubmissionClasses: Readonly<Record<string, SubmissionClass>> = {
  bps: { name: 'BPS', answer: 'choice', choices: ['0', '1'] },
  lcs: { name: 'LCS', answer: 'choice', choices: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  chegeka: { name: 'CheGeKa', answer: 'text' },
  mathlogicqa: { name: 'MathLogicQA', answer: 'choice', choices: letters },
  multiq: { name: 'MultiQ', answer: 'text' },
  parus: { name: 'PARus', answer: 'choice', choices: ['1', '2'] },
  rcb: { name: 'RCB', answer: 'choice', choices: ['1', '2', '3'] },
  rudetox: { name: 'ruDetox', answer: 'rudetox' },
  ruethics: { name: 'ruEthics', answer: 'ruethics', choices: ['0', '1'] },
  ruhatespeech: { name: 'ruHateSpeech', answer: 'choice', choices: ['1', '2'] },
  ruhhh: { name: 'ruHHH', answer: 'choice', choices: ['1', '2'] },
  rummlu: { name: 'ruMMLU', answer: 'choice', choices: letters },
  mamuramu: { name: 'MaMuRAMu', answer: 'choice', choices: letters },
  rumodar: { name: 'ruModAr', answer: 'text' },
  rumultiar: { name: 'ruMultiAr', answer: 'text' },
  simplear: { name: 'SimpleAr', answer: 'text' },
  ruopenbookqa: { name: 'ruOpenBookQA', answer: 'choice', choices: letters },
  ruworldtree: { name: 'ruWorldTree', answer: 'choice', choices: letters },
  rwsd: { name: 'RWSD', answer: 'choice', choices: ['Да', 'Нет'] },
  use: { name: 'USE', answer: 'use' },
  rutie: { name: 'ruTiE', answer: 'rutie', choices: ['1', '2'] },
  ruhumaneval: { name: 'ruHumanEval', answer: 'code' },
  rucodeeval: { name: 'ruCodeEval', answer: 'code' },
}
