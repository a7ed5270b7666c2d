// Everything that changes a product that is there, as operations.
import type { Body, Data, Operation, ShopCall } from '../gateway/call.ts'
import { shopOperation } from '../gateway/operation.ts'
import { Refusal } from '../gateway/refusal.ts'
import { changeStatuses } from '../products/batch-status.ts'
import type { BatchError } from '../products/batch-status.ts'
import { answerSkus } from '../products/create-product.ts'
import { editProduct, latestVersion, partialEdit } from '../products/edit-product.ts'
import type { EditAnswer } from '../products/edit-product.ts'
import { keepPreSales } from '../products/edit-rules.ts'
import type { ListingBody } from '../products/listing.ts'
import { needProduct } from '../products/need-product.ts'
import { checkPlatforms } from '../products/platforms.ts'
import { needListing, needParts } from '../products/required.ts'
import { findReplicas, globalListingRules, needSync, replicateProduct } from '../products/replicate.ts'
import { searchInventory, updateInventory, updatePrices } from '../products/update-offers.ts'

const activeStatus = '2'

const needActiveSeller = ({ shop }: ShopCall): void => {
  if (shop.isKycPending || shop.status !== activeStatus)
    throw new Refusal(12052700, 'The seller is inactive: onboarding is not finished.')
}

const edit = (call: ShopCall, body: Body<'editProduct202509'>): Data<'editProduct202509'> => {
  needActiveSeller(call)
  const product = needProduct(call, call.path['product_id'] ?? '')
  const { replicated_products: replicas, subscribe_info_edit: _subscription, ...listing } = body
  needListing(listing)
  needSync(product, listing, replicas)
  const whole = keepPreSales(listing, latestVersion(product))
  const { skus, warnings, auditStatus } = editProduct(call, product, whole, body.category_version)
  return {
    product_id: product.id,
    skus: answerSkus(skus),
    warnings: warnings.map((message) => ({ message })),
    audit: { status: auditStatus },
  }
}

const editPart = (
  call: ShopCall,
  { replicated_products: replicas, ...body }: ListingBody & { replicated_products?: readonly unknown[] },
): { readonly productId: string } & EditAnswer => {
  const product = needProduct(call, call.path['product_id'] ?? '')
  needParts(body)
  needSync(product, body, replicas)
  return { productId: product.id, ...partialEdit(call, product, body) }
}

const partAnswer = ({
  productId,
  skus,
  auditStatus,
}: ReturnType<typeof editPart>): Data<'partialEditProduct202509'> => ({
  product_id: productId,
  skus: answerSkus(skus),
  audit: { status: auditStatus },
})

const switchStatuses = (
  call: ShopCall,
  { product_ids: ids = [], listing_platforms: platforms }: Body<'activateProduct202309'>,
  action: 'activate' | 'deactivate',
): readonly BatchError[] => {
  checkPlatforms(platforms)
  return changeStatuses(call, ids, action)
}

const plainErrors = (errors: readonly BatchError[]): NonNullable<Data<'deleteProducts202309'>['errors']> =>
  errors.map(({ code, message, productId }) => ({ code, message, detail: { product_id: productId } }))

export const changeOperations: readonly Operation[] = [
  shopOperation('editProduct202309', 'seller.product.write', (call, _query, body) => edit(call, body)),
  shopOperation('editProduct202509', 'seller.product.write', (call, _query, body) => edit(call, body)),
  shopOperation('partialEditProduct202309', 'seller.product.write', (call, _query, body) => ({
    ...partAnswer(editPart(call, body)),
    replicated_products: [],
  })),
  shopOperation('partialEditProduct202509', 'seller.product.write', (call, _query, body) =>
    partAnswer(editPart(call, body)),
  ),
  shopOperation('activateProduct202309', 'seller.product.write', (call, _query, body) => ({
    errors: switchStatuses(call, body, 'activate').map(({ code, message, productId, extra }) => ({
      code,
      message,
      detail: {
        product_id: productId,
        extra_errors: extra.map((reason) => ({ code: reason.code, message: reason.message })),
      },
    })),
  })),
  shopOperation('deactivateProducts202309', 'seller.product.write', (call, _query, body) => ({
    errors: plainErrors(switchStatuses(call, body, 'deactivate')),
  })),
  shopOperation('deleteProducts202309', 'seller.product.delete', (call, _query, { product_ids: ids = [] }) => ({
    errors: plainErrors(changeStatuses(call, ids, 'delete')),
  })),
  shopOperation('recoverProducts202309', 'seller.product.delete', (call, _query, { product_ids: ids = [] }) => ({
    errors: plainErrors(changeStatuses(call, ids, 'recover')),
  })),
  shopOperation('replicateProduct202507', 'seller.product.write', (call, _query, body) => replicateProduct(call, body)),
  shopOperation('getGlobalReplicatedProducts202507', 'seller.product.basic', findReplicas),
  shopOperation('getGlobalListingRules202507', 'seller.product.basic', globalListingRules),
  shopOperation('updatePrice202309', 'seller.product.write', (call, _query, body) => updatePrices(call, body)),
  shopOperation('updateInventory202309', 'seller.product.write', (call, _query, body) => updateInventory(call, body)),
  shopOperation('inventorySearch202309', 'seller.product.basic', (call, _query, body) => searchInventory(call, body)),
]
