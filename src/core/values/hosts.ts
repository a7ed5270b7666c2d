// Hosts as people type them: names or addresses with a port, also out of a whole web address. It asks no network.

const host = /^(?:\[[\da-f:.]+\]|[a-z\d](?:[a-z\d._-]*[a-z\d])?)(?::\d{1,5})?$/

/** Hosts out of text, parted by blanks, commas or lines, in lower case and each once; what is no host is given back as it was typed. */
export const readHosts = (text: string): { hosts: string[]; refused: string[] } => {
  const hosts = new Set<string>()
  const refused: string[] = []
  for (const typed of text.split(/[\s,;]+/).filter((word) => word !== '')) {
    const bare = typed
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/?#].*$/s, '')
    // A port that belongs to the scheme is no part of an address as it is asked.
    const usual = typed.toLowerCase().startsWith('https://') ? ':443' : ':80'
    const plain = bare.endsWith(usual) ? bare.slice(0, -usual.length) : bare
    if (host.test(plain)) hosts.add(plain)
    else refused.push(typed)
  }
  return { hosts: [...hosts], refused }
}
