// Starts a practice shop as a process of its own, as `npm run sandbox` does. It expects nothing.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const practiceShop = fileURLToPath(new URL('../src/sandbox/index.ts', import.meta.url))

const factsShape = z.object({
  baseUrl: z.string(),
  appKey: z.string(),
  appSecret: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  shopCipher: z.string(),
  shopId: z.string(),
  controlUrl: z.string(),
})

export type Shop = z.infer<typeof factsShape> & {
  /** What points the command line at this shop. */
  readonly environment: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

/** Starts a practice shop by itself, as `npm run sandbox` does. */
export const startShop = async (args: readonly string[] = []): Promise<Shop> => {
  const child = spawn(process.execPath, [practiceShop, '--port', '0', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`The practice shop ended with ${code} before it was ready`)))
  })
  const facts = factsShape.parse(JSON.parse(line))
  return {
    ...facts,
    environment: {
      LISTWRIGHT_SHOP_URL: facts.baseUrl,
      LISTWRIGHT_APP_KEY: facts.appKey,
      LISTWRIGHT_APP_SECRET: facts.appSecret,
      LISTWRIGHT_ACCESS_TOKEN: facts.accessToken,
      LISTWRIGHT_SHOP_CIPHER: facts.shopCipher,
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}
