// The part of the load tool's interface that the benches use; the package brings no types.
declare module 'autocannon' {
  type Options = {
    /** Requests in all, in the place of a duration. */
    readonly amount?: number
    /** Milliseconds between samples: the tool notices that it is done at its next sample only. */
    readonly sampleInt?: number
    readonly url: string
    readonly method?: string
    readonly connections?: number
    readonly duration?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  }
  type Result = {
    readonly requests: { readonly average: number; readonly total: number }
    readonly latency: { readonly p99: number }
    readonly non2xx: number
    readonly errors: number
  }
  const autocannon: (options: Options) => Promise<Result>
  export default autocannon
}
