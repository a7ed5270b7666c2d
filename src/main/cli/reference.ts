// What the command on reference data does: read it again, and say how old and how whole it is.
import { AppError } from '#contract/failure.ts'
import type { Call } from './outcome.ts'
import { counted, lines, table } from './print.ts'

/** Reads both trees and what the leaves in use ask for, and waits for it. */
export const syncCommand =
  (): Call =>
  async ({ client }) => {
    const { jobId } = await client.sync.start()
    const job = await client.jobs.wait({ jobId })
    const state = await client.sync.state()
    if (job.state !== 'done') {
      throw new AppError('offline', {
        sentence: job.note ?? 'The shop could not be read.',
        action: 'What was read before is kept. Run it again: it goes on where it stopped.',
      })
    }
    const { inUse, known, failed } = state.rules
    return {
      json: { ...state, jobId },
      text: lines(
        table(
          ['tree', 'listed with', 'categories', 'leaves', 'faults'],
          state.trees.map((tree) => [
            tree.version,
            tree.isInUse ? 'yes' : 'no',
            String(tree.nodes),
            String(tree.leaves),
            tree.failure ?? String(tree.faultsTotal),
          ]),
        ),
        `What leaves ask for is known of ${known} of ${counted(inUse, 'leaf in use', 'leaves in use')}.`,
        ...failed.map(({ name, sentence }) => `Not read: ${name}: ${sentence}`),
        ...state.misplaced.map(({ sentence, products }) => `${counted(products, 'product')}: ${sentence}`),
        ...state.changes
          .filter(({ isSeen }) => !isSeen)
          .map(
            ({ categoryName, changes }) => `Changed: ${categoryName}: ${changes.map((one) => one.sentence).join(' ')}`,
          ),
      ),
    }
  }
