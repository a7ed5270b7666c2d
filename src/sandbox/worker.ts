// The practice shop in a worker thread: options come as workerData, the address goes out as a message, the message 'stop' ends it.
import { parentPort, workerData } from 'node:worker_threads'
import { startPracticeShop } from './practice-shop.ts'
import type { PracticeShopOptions } from './practice-shop.ts'

const port = parentPort
if (port === null) throw new Error('This module is to be started as a worker thread')

try {
  // Whoever starts the worker passes these options or nothing.
  const shop = await startPracticeShop((workerData ?? {}) as PracticeShopOptions)
  port.on('message', (message: unknown) => {
    if (message !== 'stop') return
    const end = async (): Promise<void> => {
      await shop.close()
      port.close()
    }
    void end()
  })
  port.postMessage(shop.address)
} catch (error) {
  port.postMessage({ error: error instanceof Error ? error.message : String(error) })
  port.close()
}
