// The first thing a new seller sees: a practice shop is ready, and three steps lead to a rehearsed listing.
import { useEffect, useState } from 'react'
import { calls } from '#renderer/bridge.ts'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { chooseFile } from '#renderer/features/import/take-files.ts'
import { inspectFile } from '#renderer/features/import/import-store.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'
import styles from './products.module.css'

type Sample = { readonly id: string; readonly name: string; readonly products: number }

export const FirstStart = () => {
  const [sample, setSample] = useState<Sample | null>(null)
  const shop = useApp((state) => state.info?.shop ?? null)
  const isPractice = shop?.isPractice !== false
  useEffect(() => {
    calls.imports.samples().then((all) => setSample(all[0] ?? null), complain)
  }, [])
  return (
    <div className={styles['start']}>
      <div>
        <h2>
          {shop === null ? 'Listwright is ready' : isPractice ? 'A practice shop is ready' : 'Your shop is connected'}
        </h2>
        <p className={styles['lead']}>
          {shop === null
            ? 'Bring products in and mend them; nothing of that needs a shop. The practice shop is not running yet.'
            : isPractice
              ? 'It judges products as TikTok Shop does: categories, reviews, permissions and daily quota. Nothing you do here reaches a real buyer, and there is nothing to sign up for.'
              : 'Nothing is sent to it before you have seen the plan and confirmed it.'}
        </p>
      </div>
      <ol className={`card ${styles['steps']}`}>
        <li>
          <span className={`${styles['number']} ${styles['now']}`} aria-hidden="true">
            1
          </span>
          <div>
            <h3>Bring your products in</h3>
            <p>Any export of Shopify, WooCommerce, Amazon, eBay, Etsy, Wix or Excel. Or drop a file anywhere here.</p>
            <div className={styles['deeds']}>
              <button type="button" className="btn primary l" onClick={chooseFile}>
                Open a file… <kbd>Ctrl O</kbd>
              </button>
              {sample !== null && (
                <button type="button" className="btn l" onClick={() => void inspectFile(sample.id, sample.name)}>
                  Use the sample, {several(sample.products, 'product')}
                </button>
              )}
            </div>
          </div>
        </li>
        <li>
          <span className={styles['number']} aria-hidden="true">
            2
          </span>
          <div>
            <h3>See what is wrong, and mend it</h3>
            <p>Every error of every variant at once, before anything is sent. Many go away with one button.</p>
          </div>
        </li>
        <li>
          <span className={styles['number']} aria-hidden="true">
            3
          </span>
          <div>
            <h3>{isPractice ? 'List them here, as a rehearsal' : 'List them'}</h3>
            <p>You see the plan, the day it will be finished, and which products wait for a permission.</p>
          </div>
        </li>
      </ol>
    </div>
  )
}
