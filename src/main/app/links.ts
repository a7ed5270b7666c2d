// Decides which links the app may open in the system's browser. Everything else is refused.

const hosts = ['tiktok.com', 'tiktokshop.com', 'tiktokglobalshop.com', 'tokopedia.com']

/** True for an https page of TikTok Shop: Seller Center, Partner Center, the consent pages. */
export const isSellerLink = (link: string): boolean => {
  if (!URL.canParse(link)) return false
  const url = new URL(link)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
}
