// Image translation: a task for each image and language, done after five minutes of the shop's clock. The platform offers it to sellers in the EU;
// the practice shop has no market there and offers it to all.
import type { Body, Data, Query, ShopCall } from '../gateway/call.ts'
import { checkLengths, refuseValue } from '../gateway/lengths.ts'
import { missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hexOf } from '../ids.ts'
import { imageId } from '../state/image-id.ts'
import type { TranslationRecord } from '../state/records.ts'
import { imageUrl } from './image-facts.ts'

const languages = ['de-DE', 'en-IE', 'es-ES', 'fr-FR', 'it-IT']
const mostTasks = 20
const durationMs = 5 * 60_000

export const createTranslations = (
  { world, seller }: ShopCall,
  { images = [] }: Body<'createImageTranslationTasks202505'>,
): Data<'createImageTranslationTasks202505'> => {
  if (images.length === 0) return refuseParameter(missingWords('images'))
  const wanted = images.flatMap(({ image_uri: uri = '', target_languages: targets = [] }) => {
    if (uri === '') return refuseParameter(missingWords('image_uri', 'images'))
    if (targets.length === 0) return refuseParameter(missingWords('target_languages', 'images'))
    if (targets.some((target) => !languages.includes(target)))
      return refuseValue('target_languages', `one of ${languages.join(', ')} is expected`)
    return targets.map((language) => ({ uri, language }))
  })
  if (wanted.length > mostTasks) refuseValue('images', `at most ${String(mostTasks)} tasks are expected`)
  const tasks = wanted.map(({ uri, language }): TranslationRecord => {
    const id = hexOf(`translation ${seller.id} ${String(world.count('translations'))}`, 32)
    const task = { id, sellerId: seller.id, uri, language, doneAtMs: world.clock.nowMs() + durationMs }
    world.store.put('translations', id, task)
    return task
  })
  return {
    translation_tasks: tasks.map(({ id, uri, language }) => ({ id, image_uri: uri, target_language: language })),
  }
}

type Answer = NonNullable<Data<'getImageTranslationTasks202506'>['translation_tasks']>[number]

const answerTask = ({ world, seller }: ShopCall, { id, uri, language, doneAtMs }: TranslationRecord): Answer => {
  const link = (shown: string): { uri: string; url: string } => ({
    uri: shown,
    url: imageUrl(world.addresses.base, shown),
  })
  const task = { id, target_language: language, original_image: link(uri) }
  const image = world.store.get('images', imageId(seller.id, uri))
  if (world.clock.nowMs() < doneAtMs) return { ...task, status: 'PROCESSING' }
  if (image === undefined) return { ...task, status: 'FAILED', fail_reason: 'Invalid image URI.' }
  const translated = `${uri.slice(0, uri.lastIndexOf('/'))}/${hexOf(`${uri} in ${language}`, 32)}`
  const translatedId = imageId(seller.id, translated)
  if (world.store.get('images', translatedId) === undefined)
    world.store.put('images', translatedId, { ...image, id: translatedId, uri: translated })
  return { ...task, status: 'COMPLETED', translated_image: link(translated) }
}

/** The tasks that are asked for, as far as they are the seller's own; without ids the latest. */
export const readTranslations = (
  call: ShopCall,
  { translation_task_ids: ids = [] }: Query<'getImageTranslationTasks202506'>,
): Data<'getImageTranslationTasks202506'> => {
  checkLengths([['translation_task_ids', ids, mostTasks]])
  const own = [...call.world.store.all('translations')].filter(({ sellerId }) => sellerId === call.seller.id)
  const found = ids.length === 0 ? own.slice(-mostTasks) : own.filter(({ id }) => ids.includes(id))
  return { translation_tasks: found.map((task) => answerTask(call, task)) }
}
