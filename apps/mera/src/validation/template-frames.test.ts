import { expect, test } from 'vitest'
import { fitsFrames, templateFrames } from './template-frames.ts'

const render = (system: string, question: string): string =>
  `<|im_start|>system\n${system}<|im_end|>\n<|im_start|>user\n${question}<|im_end|>\n<|im_start|>assistant\n`
const messages = (question: string) => [
  { role: 'system', content: 'Отвечай кратко. ' },
  { role: 'user', content: question },
]
const prompt = (question: string) => ({
  text: render('Отвечай кратко.', question),
  messages: messages(question),
})

test('text that is put between, before or after the messages of one prompt is found', () => {
  const frames = templateFrames(['Раз?', 'Два?', 'Три?'].map(prompt))
  expect(fitsFrames(render('Отвечай кратко. ', 'Четыре?'), messages('Четыре?'), frames)).toBe(true)
  expect(fitsFrames(render('Отвечай кратко. Ответ: 2', 'Четыре?'), messages('Четыре?'), frames)).toBe(false)
  expect(fitsFrames(`Ответ: 2 ${prompt('Четыре?').text}`, messages('Четыре?'), frames)).toBe(false)
  expect(fitsFrames(`${prompt('Четыре?').text}Ответ: 2`, messages('Четыре?'), frames)).toBe(false)
  expect(fitsFrames(prompt('Пять?').text, messages('Четыре?'), frames)).toBe(false)
})

test('one changed prompt among the first does not make the rule', () => {
  const changed = { text: `Ответ: 2 ${prompt('Раз?').text}`, messages: messages('Раз?') }
  const frames = templateFrames([changed, prompt('Два?'), prompt('Три?')])
  expect(fitsFrames(changed.text, changed.messages, frames)).toBe(false)
  expect(fitsFrames(prompt('Два?').text, messages('Два?'), frames)).toBe(true)
})
