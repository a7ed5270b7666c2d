// Which links may be opened in the system's browser. Everything else stays closed, whoever asks.

const domains = ['tiktok.com', 'tiktokshop.com', 'tiktokglobalshop.com', 'tiktokshopglobalselling.com']

/** True for https links to TikTok's own hosts, without a port or a name and password in them. */
export const isAllowedLink = (link: string): boolean => {
  if (!URL.canParse(link)) return false
  const url = new URL(link)
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false
  return domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`))
}
