// Lets the seller choose files of this machine and hands them over to be kept as documents or pictures. It shows nothing itself.
import type { Document } from '#contract/product.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'

const chooseFiles = (accept: string, isMany: boolean): Promise<File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = isMany
    input.hidden = true
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])])
      input.remove()
    })
    input.addEventListener('cancel', () => {
      resolve([])
      input.remove()
    })
    // An input outside of the document can be collected while its dialog is open.
    document.body.append(input)
    input.click()
  })

const handOver = async (file: File): Promise<string> => {
  const answer = await fetch(`/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
  const body: unknown = await answer.json().catch(() => null)
  if (typeof body === 'object' && body !== null && 'fileId' in body && typeof body.fileId === 'string')
    return body.fileId
  const data = typeof body === 'object' && body !== null && 'details' in body ? body.details : body
  throw Object.assign(new Error(`${file.name} could not be handed over (answer ${answer.status}).`), { data })
}

const pictures = '.jpg,.jpeg,.png,.webp'

/** Opens the system's file dialog and keeps the chosen pictures; gives their sources. One that no shop takes is named in a message and left out. */
export const choosePictures = async (): Promise<string[]> => {
  const sources: string[] = []
  for (const file of await chooseFiles(pictures, true)) {
    try {
      sources.push((await calls.documents.takePicture({ fileId: await handOver(file) })).source)
    } catch (error) {
      complain(error)
    }
  }
  return sources
}

/** Opens the system's file dialog and keeps what is chosen. A file that no shop takes is named in a message and left out. */
export const chooseDocuments = async (use: 'certificate' | 'size-chart'): Promise<Document[]> => {
  const isChart = use === 'size-chart'
  const taken: Document[] = []
  for (const file of await chooseFiles(isChart ? pictures : `.pdf,${pictures}`, !isChart)) {
    try {
      taken.push(await calls.documents.take({ fileId: await handOver(file), use }))
    } catch (error) {
      complain(error)
    }
  }
  return taken
}
