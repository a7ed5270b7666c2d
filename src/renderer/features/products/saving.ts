// Changes that are shown already and still on their way to be saved, so that what must come after them can wait. It saves nothing itself.
const underWay = new Set<Promise<unknown>>()

/** Counts a save as on its way until it has ended, well or not. */
export const whileSaving = <Result>(save: Promise<Result>): Promise<Result> => {
  underWay.add(save)
  const end = (): void => {
    underWay.delete(save)
  }
  save.then(end, end)
  return save
}

/** Resolves once every save that is on its way now has ended. */
export const allSaved = async (): Promise<void> => {
  await Promise.allSettled(underWay)
}
