// The key of an image: the same bytes have one URI, but each seller may only use what it uploaded itself.

/** The id of an image record. */
export const imageId = (sellerId: string, uri: string): string => `${sellerId}/${uri}`
