// What a command ends with and how that is told: JSON on one line or readable text, and an exit code.
import { ORPCError } from '@orpc/client'
import { failureDetailsShape, isAppError } from '#contract/failure.ts'
import type { FailureDetails } from '#contract/failure.ts'
import type { Workspace } from '#main/workspace/join.ts'

/** What a command found: `json` for programs, `text` for people. */
export type Answer = { readonly json: Record<string, unknown>; readonly text: string }

/** One command, ready to run in an open workspace. */
export type Call = (workspace: Workspace) => Promise<Answer>

export const exitCodes = { done: 0, bug: 1, expected: 2 } as const

type Told = { readonly code: string } & FailureDetails

const told = (error: unknown): Told => {
  if (isAppError(error)) return { ...error.details, code: error.code }
  if (error instanceof ORPCError) {
    const details = failureDetailsShape.safeParse(error.data)
    if (details.success) return { ...details.data, code: String(error.code) }
  }
  return {
    code: 'bug',
    sentence: `Something went wrong inside Listwright: ${error instanceof Error ? error.message : String(error)}.`,
    action: 'Nothing was lost. Run the command again; if it stays, report it.',
  }
}

const say = ({ code, sentence, action, ...more }: Told, isJson: boolean): number => {
  if (isJson) console.log(JSON.stringify({ error: { code, sentence, action: action ?? null, ...more } }))
  else console.error([sentence, action].filter(Boolean).join(' '))
  return code === 'bug' ? exitCodes.bug : exitCodes.expected
}

/** Prints a failure and answers its exit code: 2 for an expected one, 1 for a bug. */
export const reportFailure = (error: unknown, isJson: boolean): number => say(told(error), isJson)

/** Prints what stands after Ctrl-C: for programs as a failure that is none of the command's. */
export const reportStopped = (
  stopped: { readonly sentence: string; readonly action: string },
  isJson: boolean,
): void => {
  say({ code: 'conflict', ...stopped }, isJson)
}

/** Prints what was wrong with the command line itself. */
export const reportUsage = (message: string, isJson: boolean): number => {
  const problem = message.replace(/^error: /, '').replace(/\.?$/, '.')
  return say(
    {
      code: 'invalid',
      sentence: `The command line was not understood: ${problem}`,
      action: 'Run it with --help to see what there is.',
    },
    isJson,
  )
}
