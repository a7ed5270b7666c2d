// Handlers on files that come from outside, and on the folder that is watched for them.
import { os } from './implementer.ts'

export const arrivals = {
  list: os.arrivals.list.handler(({ context }) => context.arrivals.list()),
  dismiss: os.arrivals.dismiss.handler(({ context, input }) => {
    context.arrivals.dismiss(input.fileId)
    return { dismissed: true as const }
  }),
  watching: os.arrivals.watching.handler(({ context }) => context.arrivals.watching()),
  watch: os.arrivals.watch.handler(({ context, input }) => context.arrivals.watch(input.folder)),
  chooseFolder: os.arrivals.chooseFolder.handler(async ({ context }) => ({
    folder: (await context.folders.choose?.()) ?? null,
  })),
}
