// What the window says of a failed call.
import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '#renderer/words.ts'

describe('the words for a failure', () => {
  it('are the sentence and the action that came with it', () => {
    const error = new ORPCError('offline', { data: { sentence: 'The shop is away.', action: 'Wait.' } })
    expect(wordsOf(error)).toEqual({ code: 'offline', sentence: 'The shop is away.', action: 'Wait.' })
  })

  it('name every wrong field and the id of a bug', () => {
    const data = { sentence: 'Not saved.', fields: [{ path: 'a', sentence: 'Weight is no number.' }], bugId: 'B7' }
    expect(wordsOf(new ORPCError('invalid', { data })).sentence).toBe('Not saved. Weight is no number. (B7)')
  })

  it('never hide what was thrown', () => {
    expect(wordsOf(new Error('boom')).sentence).toContain('boom')
    expect(wordsOf('odd').sentence).toContain('odd')
  })
})
