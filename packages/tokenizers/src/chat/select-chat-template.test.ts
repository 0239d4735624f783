import { UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { selectChatTemplate } from './select-chat-template.ts'

const several = new Map([
  ['tool_use', 'T'],
  ['default', 'D'],
])

test('one template serves any choice, and says so when a name was given', () => {
  const warnings: string[] = []
  const warn = (message: string): number => warnings.push(message)
  expect(selectChatTemplate('S', true, { warn })).toBe('S')
  expect(warnings).toEqual([])
  expect(selectChatTemplate('S', 'rag', { warn })).toBe('S')
  expect(warnings).toEqual([expect.stringContaining('"rag" is ignored')])
})

test('several templates: by name, or the default', () => {
  expect(selectChatTemplate(several, true)).toBe('D')
  expect(selectChatTemplate(several, 'tool_use')).toBe('T')
})

test('none', () => {
  expect(selectChatTemplate(several, false)).toBeNull()
  expect(selectChatTemplate('S', null)).toBeNull()
  expect(selectChatTemplate(undefined, true)).toBeNull()
})

test('an unknown name, or no default: the names there are', () => {
  expect(() => selectChatTemplate(several, 'rag')).toThrow(UsageError)
  expect(() => selectChatTemplate(several, 'rag')).toThrow(
    /no chat template "rag"; it has: default, tool_use/,
  )
  expect(() => selectChatTemplate(new Map([['rag', 'R']]), true)).toThrow(/none is called default.*: rag/)
})
