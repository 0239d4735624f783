import type { ChatRenderer } from '@eval/core'

/** For endpoints that take messages: a conversation stays what it is, the server renders it. */
export const messageRenderer: ChatRenderer = { template: null, render: (messages) => ({ messages }) }
