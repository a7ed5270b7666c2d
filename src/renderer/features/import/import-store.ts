// A file on its way in: sent beside the contract, inspected, brought in as a job. It parses nothing itself.
import { create } from 'zustand'
import type { ImportSummary } from '#contract/imports.ts'
import { calls } from '#renderer/bridge.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'preview'; readonly fileId: string; readonly summary: ImportSummary }
  | { readonly at: 'running'; readonly jobId: string; readonly summary: ImportSummary }
  | { readonly at: 'done'; readonly batchId: string | null; readonly summary: ImportSummary }

type ImportState = { readonly step: Step; readonly failure: Words | null }

export const useImport = create<ImportState>(() => ({ step: { at: 'choose' }, failure: null }))

export const startOver = (): void => useImport.setState({ step: { at: 'choose' }, failure: null })

/** Looks into a file that is already with the work, and shows what bringing it in would do. */
export const inspectFile = async (fileId: string, name: string): Promise<void> => {
  useImport.setState({ step: { at: 'reading', name }, failure: null })
  goTo('import')
  try {
    const summary = await calls.imports.inspect({ fileId })
    useImport.setState({ step: { at: 'preview', fileId, summary } })
  } catch (error) {
    useImport.setState({ step: { at: 'choose' }, failure: wordsOf(error) })
  }
}

/** Hands a file of this machine over and inspects it. */
export const takeFile = async (file: File): Promise<void> => {
  useImport.setState({ step: { at: 'reading', name: file.name }, failure: null })
  goTo('import')
  try {
    const answer = await fetch(`/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
    const body: unknown = await answer.json().catch(() => null)
    if (typeof body === 'object' && body !== null && 'fileId' in body && typeof body.fileId === 'string') {
      await inspectFile(body.fileId, file.name)
      return
    }
    const data = typeof body === 'object' && body !== null && 'details' in body ? body.details : body
    throw Object.assign(new Error(`${file.name} could not be handed over (answer ${answer.status}).`), { data })
  } catch (error) {
    useImport.setState({ step: { at: 'choose' }, failure: wordsOf(error) })
  }
}

/** Opens the system's file dialog. */
export const chooseFile = (): void => {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csv,.tsv,.txt,.xlsx,.xls,.xml,.gz,.zip'
  input.hidden = true
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    input.remove()
    if (file !== undefined) void takeFile(file)
  })
  input.addEventListener('cancel', () => input.remove())
  // An input outside of the document can be collected while its dialog is open.
  document.body.append(input)
  input.click()
}

/** Starts bringing the inspected file in, and waits for the end of the job. */
export const bringIn = async (): Promise<void> => {
  const { step } = useImport.getState()
  if (step.at !== 'preview') return
  const { summary } = step
  try {
    const { jobId } = await calls.imports.start({ fileId: step.fileId })
    useImport.setState({ step: { at: 'running', jobId, summary }, failure: null })
    await showResult(jobId, summary)
  } catch (error) {
    useImport.setState({ step, failure: wordsOf(error) })
  }
}

const showResult = async (jobId: string, planned: ImportSummary): Promise<void> => {
  await calls.jobs.wait({ jobId })
  const { batchId, summary } = await calls.imports.result({ jobId })
  const { step } = useImport.getState()
  if (step.at === 'running' && step.jobId === jobId) {
    useImport.setState({ step: { at: 'done', batchId, summary: summary ?? planned } })
  }
}
