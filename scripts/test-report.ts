// Reads the reports of the two test runners into one shape. It runs nothing and prints nothing.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'
import { root } from './run-command.ts'

/** What one part of the tests came to. `failures` names each failed test with the first line of what it said; `files` are those that failed. */
export type Counts = {
  readonly part: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly string[]
  readonly files: readonly string[]
}

const unitReport = z.object({
  numPassedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})

const flowSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
})
type Suite = { readonly specs: readonly z.infer<typeof flowSpec>[]; readonly suites?: readonly Suite[] | undefined }
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(flowSpec),
  get suites() {
    return z.array(suite).optional()
  },
})
const flowReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(suite),
})

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const escape = String.fromCodePoint(27)
const colour = new RegExp(`${escape}\\[[0-9;]*m`, 'g')
const firstLine = (message: string | undefined): string => (message ?? '').replace(colour, '').split('\n', 1)[0] ?? ''

const none = { passed: 0, failed: 1, skipped: 0, files: [] }

/** The counts of a unit run, from its report file. A run that left no report, or failed without a failed test, is one failure. */
export const unitCounts = (part: string, file: string, code: number): Counts => {
  const report = unitReport.safeParse(readJson(file))
  if (!report.success) return { part, ...none, failures: [`${part}: the runner left no report`] }
  const failures: string[] = []
  const files: string[] = []
  for (const { name, status, message, assertionResults } of report.data.testResults) {
    const path = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed') files.push(path)
    if (status === 'failed' && failed.length === 0) failures.push(`${path}: ${firstLine(message)}`)
    failures.push(...failed.map((test) => `${path} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`))
  }
  if (code !== 0 && failures.length === 0) failures.push(`${part}: the runner ended with code ${code}`)
  const { numPassedTests: passed, numPendingTests: skipped } = report.data
  return { part, passed, failed: failures.length, skipped, failures, files }
}

const specsOf = ({ specs, suites }: Suite): readonly z.infer<typeof flowSpec>[] => [
  ...specs,
  ...(suites ?? []).flatMap(specsOf),
]

/** The counts of a run of flows, from its report file. A flow that only passed at its second try has failed. */
export const flowCounts = (part: string, file: string, code: number): Counts => {
  const report = flowReport.safeParse(readJson(file))
  if (!report.success) return { part, ...none, failures: [`${part}: the runner left no report`] }
  const failed = report.data.suites
    .flatMap(specsOf)
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
  const failures = failed.map(
    ({ file: name, title, tests }) =>
      `${name} › ${title}: ${firstLine(tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))[0]?.message)}`,
  )
  if (code !== 0 && failures.length === 0) failures.push(`${part}: the runner ended with code ${code}`)
  const { expected: passed, skipped } = report.data.stats
  const files = [...new Set(failed.map(({ file: name }) => name))]
  return { part, passed, failed: failures.length, skipped, failures, files }
}
