// Groups products that wait for a permission by what they wait for, with the page where the seller applies. Pure over what the store gives.
import type { PermissionGroup, StatusSummary } from '#contract/status.ts'
import type { Context } from '../context.ts'

const applyLink = 'https://seller-us.tiktok.com/qualification?tab=category'
const identityLink = 'https://seller-us.tiktok.com/homepage'

type Waiting = ReturnType<Context['store']['live']['all']>[number]

const reasonOf = (waiting: Waiting): PermissionGroup['reason'] => {
  const [reason] = waiting.live.preApprovedReasons
  return reason === 'RESTRICTED_CATEGORY_PENDING' || reason === 'KYC_PENDING' ? reason : 'OTHER'
}

const groupOf = (context: Context, reason: PermissionGroup['reason'], members: readonly Waiting[]): PermissionGroup => {
  const isCategory = reason === 'RESTRICTED_CATEGORY_PENDING'
  const categoryId = isCategory ? (members[0]?.categoryId ?? null) : null
  const category =
    categoryId === null ? null : context.store.reference.category(context.reference.version(), categoryId)
  const path = category?.path.map((node) => node.name) ?? []
  return {
    reason,
    categoryId,
    categoryName: category?.name ?? (isCategory ? 'Unknown category' : 'All categories of this shop'),
    categoryPath: path,
    link: reason === 'KYC_PENDING' ? identityLink : applyLink,
    since: members.map((member) => member.waitingSince ?? member.live.readAt).toSorted()[0] ?? '',
    stockValue: members.reduce((total, member) => total + Number(member.stockValue), 0).toFixed(2),
    products: members.map((member) => ({
      productId: member.productId,
      remoteId: member.live.remoteId,
      title: member.title,
      reason: member.live.preApprovedReasons[0] ?? 'OTHER',
      since: member.waitingSince ?? member.live.readAt,
      imageId: member.imageId,
    })),
  }
}

/** Where every product stands, from what was last read. */
export const summarise = (context: Context): StatusSummary => {
  const all = context.store.live.all()
  const groups = new Map<string, Waiting[]>()
  for (const one of all.filter((member) => member.stage === 'waiting')) {
    const reason = reasonOf(one)
    const key = reason === 'RESTRICTED_CATEGORY_PENDING' ? `${reason} ${one.categoryId ?? ''}` : reason
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return {
    readAt: context.store.meta.shop()?.readAt ?? null,
    stages: context.store.products.counts().stages,
    live: all
      .filter((one) => one.stage === 'live')
      .map(({ productId, live, title }) => ({ productId, remoteId: live.remoteId, title })),
    failed: all
      .filter((one) => one.stage === 'failed')
      .map(({ productId, live, title }) => ({
        productId,
        remoteId: live.remoteId,
        title,
        sentence:
          live.failedReasons.flatMap((reason) => [
            `${reason.position}: ${reason.reasons.join('; ')}`,
            ...reason.suggestions,
          ])[0] ?? 'The shop did not approve it and gave no reason.',
      })),
    pendingPermission: [...groups.values()].map((members) => {
      const [first] = members
      return groupOf(context, first === undefined ? 'OTHER' : reasonOf(first), members)
    }),
  }
}
