// The shape of a listing ready to be sent, in our own words. The wire's spelling is src/main/shop's business.

export type CategoryVersion = 'v1' | 'v2'

export type ListingSku = {
  /** The platform's id where the SKU exists already. Leaving one out of an edit deletes it there. */
  readonly remoteSkuId: string | null
  /** Our variant id, sent as the external SKU id. */
  readonly externalSkuId: string
  readonly sellerSku: string
  readonly price: { readonly amount: string; readonly currency: string }
  readonly listPrice: string | null
  readonly quantity: number
  readonly warehouseId: string
  readonly salesAttributes: readonly {
    readonly id: string | null
    readonly name: string
    readonly valueId: string | null
    readonly valueName: string
    readonly imageUri: string | null
  }[]
  readonly identifier: { readonly type: string; readonly code: string } | null
}

export type ListingCertification = {
  readonly id: string
  readonly imageUris: readonly string[]
  readonly files: readonly { readonly id: string; readonly name: string; readonly format: string }[]
  /** The day on which it ends (YYYY-MM-DD), '' for none. */
  readonly expiresOn: string
}

/** What Create Product and Edit Product take, in our words. Money and sizes are decimal text with their unit beside them. */
export type Listing = {
  /** Our product id, sent as the external product id, by which an unknown outcome is looked up. */
  readonly externalProductId: string
  readonly title: string
  readonly description: string
  readonly categoryId: string
  readonly categoryVersion: CategoryVersion
  /** Null leaves the brand as it is, '' takes it away. */
  readonly brandId: string | null
  readonly imageUris: readonly string[]
  readonly weight: { readonly value: string; readonly unit: string }
  readonly dimensions: {
    readonly length: string
    readonly width: string
    readonly height: string
    readonly unit: string
  } | null
  readonly attributes: readonly {
    readonly id: string
    readonly values: readonly { readonly id: string | null; readonly name: string }[]
  }[]
  readonly certifications: readonly ListingCertification[]
  readonly sizeChartUri: string | null
  /** A template of the shop; it goes before the picture. */
  readonly sizeChartTemplateId: string | null
  readonly skus: readonly ListingSku[]
  readonly isDraft: boolean
}
