// Where a file is chosen or dropped, and where a first-time seller finds a sample.
import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Client } from '#contract/index.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { inspectFile } from './import-store.ts'
import { SavedList } from './saved-list.tsx'
import { chooseFile } from './take-files.ts'
import { WaitingFiles } from './waiting-files.tsx'
import styles from './import.module.css'

type Sample = Awaited<ReturnType<Client['imports']['samples']>>[number]

export const ChooseFile = () => {
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useEffect(() => {
    calls.imports.samples().then(setSamples, complain)
  }, [])
  return (
    <div className={styles['narrow']}>
      <div className={styles['place']}>
        <h2 className="t14">Bring your products in</h2>
        <p className="soft">
          Open any export of Shopify, WooCommerce, Amazon, eBay, Etsy, Wix or Excel, or drop it anywhere on this window,
          with a folder or ZIP of its pictures if you like. A table copied from a spreadsheet can be pasted here. You
          see what is new, what changes and what is wrong with the file before anything is written.
        </p>
        <div className="row">
          <button type="button" className="btn primary l" onClick={chooseFile}>
            <Icon of={FileDown} /> Open a file… <kbd>Ctrl O</kbd>
          </button>
        </div>
      </div>
      <WaitingFiles />
      {samples.length > 0 && (
        <section className={`card ${styles['clip']}`} aria-label="Samples">
          <table className={`tbl ${styles['samples']}`}>
            <thead>
              <tr>
                <th scope="col">Sample to try with</th>
                <th scope="col">What it holds</th>
                <th scope="col" className="num">
                  Products
                </th>
                <th scope="col" className="num">
                  <span className="sr">Deed</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {samples.map((sample) => (
                <tr key={sample.id}>
                  <td className="med">{sample.name}</td>
                  <td className="soft" title={sample.about}>
                    {sample.about}
                  </td>
                  <td className="num">{count(sample.products)}</td>
                  <td className="num">
                    <button type="button" className="btn s" onClick={() => void inspectFile(sample.id, sample.name)}>
                      Use it<span className="sr">: {sample.name}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <SavedList />
    </div>
  )
}
