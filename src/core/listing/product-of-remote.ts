// A listing of the platform in the shape of a product here, so that the same checks can look at it. It is never saved as one.
import type { Document, Product } from '#contract/product.ts'
import type { RemoteProduct } from './remote-product.ts'

const document = (id: string, format: Document['format']): Document => ({
  id,
  name: id,
  format,
  sizeBytes: 0,
  widthPixels: null,
  heightPixels: null,
})

/** The product that the platform holds. Pictures and documents are on the platform; here only their names stand. */
export const productOfRemote = (remote: RemoteProduct): Product => ({
  id: remote.remoteId,
  key: remote.remoteId,
  title: remote.title,
  description: remote.description,
  brand: remote.brand?.name ?? '',
  brandId: remote.brand?.id ?? '',
  sourceCategory: '',
  categoryId: remote.categoryId === '' ? null : remote.categoryId,
  weight: remote.weight?.value ?? '',
  weightUnit: remote.weight?.unit ?? '',
  length: remote.dimensions?.length ?? '',
  width: remote.dimensions?.width ?? '',
  height: remote.dimensions?.height ?? '',
  dimensionUnit: remote.dimensions?.unit ?? '',
  attributes: (remote.attributes ?? []).map(({ id, name, values }) => ({
    attributeId: id,
    name,
    values: values.map((value) => ({ id: value.id === '' ? null : value.id, name: value.name })),
  })),
  images: remote.imageUris.map((uri) => ({
    id: uri,
    source: uri,
    state: 'ready',
    widthPixels: null,
    heightPixels: null,
    sizeBytes: null,
    problem: null,
  })),
  variantImages: [],
  certificates: (remote.certifications ?? []).map(({ id, imageUris, files, expiresOn }) => ({
    certificationId: id,
    name: id,
    documents: [...imageUris.map((uri) => document(uri, 'image')), ...files.map((file) => document(file.id, 'pdf'))],
    expiresOn,
  })),
  sizeChart:
    remote.sizeChart === null || remote.sizeChart === undefined
      ? null
      : {
          templateId: remote.sizeChart.templateId,
          name: '',
          document: remote.sizeChart.uri === null ? null : document(remote.sizeChart.uri, 'image'),
        },
  keptAside: [],
  variants: remote.skus.map((sku, position) => ({
    id: sku.remoteSkuId,
    position,
    sellerSku: sku.sellerSku,
    price: sku.price,
    listPrice: '',
    quantity: String(sku.quantity),
    identifierType: '',
    identifierCode: '',
    imageId: null,
    options: sku.options.map(({ name, value }) => ({ name, value })),
  })),
  createdAt: remote.readAt,
  updatedAt: remote.readAt,
})
