// Check Product Listing: judges a listing as create would, tells everything that is wrong, and stores nothing.
import type { Body, Data, Query, ShopCall } from '../gateway/call.ts'
import { Refusal } from '../gateway/refusal.ts'
import { findListingFaults } from './check-listing.ts'
import { checkCategory } from './check-category.ts'
import { blockingPrerequisites, reviewBlockers } from './prerequisites.ts'
import { diagnosesOf } from './diagnoses.ts'
import { listingQualityTier } from './quality.ts'
import { isQuotaUsedUp } from './quota.ts'
import { needListing } from './required.ts'
import { repairsOf } from './version.ts'

type Result = Data<'checkProductListing202309'>

const fieldOfCode = (code: number): string => {
  if (code >= 12052260 && code <= 12052266) return 'PRE_CHECK_FIELD_TITLE'
  if (code === 12052051 || code === 12052931) return 'PRE_CHECK_FIELD_TITLE'
  if (code >= 12052300 && code <= 12052306) return 'PRE_CHECK_FIELD_IMAGES'
  if (code >= 12052340 && code <= 12052352) return 'PRE_CHECK_FIELD_DESCRIPTION'
  return 'PRE_CHECK_FIELD_PRODUCT'
}

export const checkListing = (
  call: ShopCall,
  query: Query<'checkProductListing202309'>,
  { option: _option, ...body }: Body<'checkProductListing202309'>,
): Result => {
  needListing(body)
  // The body does not say which tree it means, so any that may be written will do.
  const version =
    call.market.writableVersions.find(
      (candidate) => checkCategory(call.market, body.category_id ?? '', candidate).length === 0,
    ) ?? call.market.writableVersions.at(-1)
  const faults = [
    ...blockingPrerequisites(call.shop),
    ...findListingFaults(call, body, version, true),
    ...(isQuotaUsedUp(call.world, call.shop.id)
      ? [new Refusal(12052093, 'The number of products you can list has reached today’s limit.')]
      : []),
  ].map(({ code, message }) => ({ code, message }))
  const diagnoses = diagnosesOf(body)
  const warnings = [...repairsOf(call, body), ...reviewBlockers(call.market, call.shop)]
  return {
    check_result: faults.length === 0 ? 'PASS' : 'FAILED',
    fail_reasons: faults,
    ...(warnings.length > 0 && { warnings: { message: warnings.join('; ') } }),
    ...(query.is_diagnosis_required !== false && {
      ...(call.market.hasListingQuality && {
        listing_quality: { current_tier: listingQualityTier(body), remaining_recommendations: diagnoses.length },
      }),
      diagnoses: diagnoses.map(({ field, diagnosis_results: results }) => ({ field, diagnosis_results: results })),
    }),
    pre_check_results:
      faults.length === 0
        ? []
        : [
            {
              pre_check_item: 'INCOMPLETE_INFO',
              pre_check_details: faults.map(({ code, message }) => ({
                short_reason: message.split(':')[0] ?? message,
                long_reason: message,
                related_fields: [fieldOfCode(code)],
              })),
            },
          ],
  }
}
