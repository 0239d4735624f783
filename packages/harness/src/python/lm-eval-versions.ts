/**
 * Versions of packages that helpers of lm_eval's tasks expect: normalised name → specifiers.
 * @source pyproject.toml `[project.optional-dependencies]`, lm_eval 0.4.13
 */
export const lmEvalVersions: Readonly<Record<string, string>> = {
  'antlr4-python3-runtime': '==4.11',
  emoji: '==2.14.0',
  jieba: '>=0.42.1',
  // The last ones without rpds-py, which is native code; lm_eval names none.
  jsonschema: '<4.18',
  lark: '>=1.1.9',
  nltk: '>=3.9.1',
  pddl: '==0.4.2',
  'rouge-score': '>=0.1.2',
  sympy: '>=1.12',
  tarski: '==0.8.2',
}
