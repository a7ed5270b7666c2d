// Writing products to a file: whether the dialog is open, the job that writes, and handing the file out when it is there.
import { create } from 'zustand'
import type { ExportedFile } from '#contract/exports.ts'
import type { ProductFilter } from '#contract/products.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { count, several } from '#renderer/ui/format.ts'
import { handOutFile } from '#renderer/ui/hand-out.ts'

export type ExportWish = {
  readonly layout: 'own' | 'templates'
  readonly format: 'csv' | 'tsv' | 'xlsx'
  /** One of the two, or neither for every product. */
  readonly productIds: readonly string[] | null
  readonly filter: ProductFilter | null
  /** Columns of our own layout; null for all. */
  readonly columns: readonly string[] | null
}

type State = { readonly isOpen: boolean; readonly jobId: string | null }

export const useExport = create<State>(() => ({ isOpen: false, jobId: null }))

export const openExport = (): void => useExport.setState({ isOpen: true })
export const closeExport = (): void => useExport.setState({ isOpen: false })

const detailOf = ({ rows, files, tooLong }: ExportedFile): string => {
  const parts = [several(rows, 'row'), ...(files > 1 ? [several(files, 'file')] : [])].join(' in ')
  return tooLong === 0
    ? `${parts}.`
    : `${parts}. ${count(tooLong)} cells are longer than a workbook can hold and were left blank; CSV holds them.`
}

/** Writes the file as a job and hands it out. The dialog may be closed meanwhile. */
export const startExport = async (wish: ExportWish): Promise<void> => {
  try {
    const { jobId } = await calls.exports.start({
      ...wish,
      productIds: wish.productIds === null ? null : [...wish.productIds],
      columns: wish.columns === null ? null : [...wish.columns],
    })
    useExport.setState({ jobId })
    const job = await calls.jobs.wait({ jobId })
    const { file } = await calls.exports.result({ jobId })
    if (file !== null) {
      handOutFile(file.fileId, file.name)
      const again = { label: 'Hand it out again', run: () => handOutFile(file.fileId, file.name) }
      say(`${several(file.products, 'product')} written to ${file.name}`, { detail: detailOf(file), deed: again })
      closeExport()
    } else if (job.state === 'failed') {
      say('The export could not be written.', { tone: 'problem', detail: job.note })
    }
  } catch (error) {
    complain(error)
  }
  useExport.setState({ jobId: null })
}
