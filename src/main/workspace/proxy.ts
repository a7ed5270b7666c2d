// Sends calls through the proxy that the environment names, as every other program of a company's network does. Nothing on this machine goes through it.
import * as http from 'node:http'
import { AppError } from '#contract/failure.ts'

const ownMachine = ['127.0.0.1', 'localhost', '::1']

const named = (environment: NodeJS.ProcessEnv, name: string): string | undefined =>
  environment[name.toLowerCase()] || environment[name] || undefined

// Node has it from 24.14 on; where the desktop app runs on an older one, calls go out directly as before.
const setProxy = (): ((environment: NodeJS.ProcessEnv) => void) | null => {
  const found: unknown = Reflect.get(http, 'setGlobalProxyFromEnv')
  return typeof found === 'function' ? (environment) => void Reflect.apply(found, http, [environment]) : null
}

/** Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in large or small letters. Throws AppError `invalid` for an address that is none. */
export const goThroughProxy = (environment: NodeJS.ProcessEnv): void => {
  const [plain, secure] = [named(environment, 'HTTP_PROXY'), named(environment, 'HTTPS_PROXY')]
  if (plain === undefined && secure === undefined) return
  for (const [name, address] of [
    ['HTTP_PROXY', plain],
    ['HTTPS_PROXY', secure],
  ] as const) {
    if (address === undefined || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))) continue
    throw new AppError('invalid', {
      sentence: `The proxy that ${name} names is no web address.`,
      action: `Give ${name} an address like http://proxy.example:8080, or take it out of the environment.`,
      place: name,
    })
  }
  const except = [named(environment, 'NO_PROXY'), ...ownMachine].filter(Boolean).join(',')
  setProxy()?.({
    ...(plain === undefined ? {} : { http_proxy: plain }),
    ...(secure === undefined ? {} : { https_proxy: secure }),
    no_proxy: except,
  })
}
