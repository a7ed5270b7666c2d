// Takes one stream out of a compound file (the container of old Office files), following its chains of sectors with a limit on every walk.

const endOfChain = 0xfffffffe
const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** The bytes of the first stream with one of these names, or null where there is none. Throws RangeError where the file is damaged. */
export const readCompoundStream = (file: Buffer, names: readonly string[]): Buffer | null => {
  if (!file.subarray(0, 8).equals(signature)) return null
  // Some programs write the names in capitals.
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const sectorSize = 2 ** file.readUInt16LE(30)
  const smallSize = 2 ** file.readUInt16LE(32)
  if (![512, 4096].includes(sectorSize) || smallSize !== 64) throw new RangeError('unknown sector size')
  const smallLimit = file.readUInt32LE(56)
  const sectors = Math.ceil(file.length / sectorSize)
  const sector = (number: number): Buffer => {
    const from = (number + 1) * sectorSize
    if (number >= sectors || from >= file.length) throw new RangeError('a sector lies outside the file')
    return file.subarray(from, from + sectorSize)
  }
  const tableSectors: number[] = []
  for (let index = 0; index < 109; index += 1) tableSectors.push(file.readUInt32LE(76 + index * 4))
  let more = file.readUInt32LE(68)
  for (let walked = 0; more < endOfChain && walked < sectors; walked += 1) {
    const extra = sector(more)
    for (let index = 0; index < sectorSize / 4 - 1; index += 1) tableSectors.push(extra.readUInt32LE(index * 4))
    more = extra.readUInt32LE(sectorSize - 4)
  }
  const table: number[] = []
  for (const number of tableSectors) {
    if (number >= endOfChain) continue
    const part = sector(number)
    for (let at = 0; at + 4 <= part.length; at += 4) table.push(part.readUInt32LE(at))
  }
  const chain = (first: number, links: readonly number[]): number[] => {
    const numbers: number[] = []
    for (let number = first; number < endOfChain; number = links[number] ?? endOfChain) {
      numbers.push(number)
      if (numbers.length > links.length) throw new RangeError('a chain of sectors runs in a circle')
    }
    return numbers
  }
  const join = (first: number): Buffer => Buffer.concat(chain(first, table).map(sector))
  const directory = join(file.readUInt32LE(48))
  const smallTableBytes = join(file.readUInt32LE(60))
  const smallTable: number[] = []
  for (let at = 0; at + 4 <= smallTableBytes.length; at += 4) smallTable.push(smallTableBytes.readUInt32LE(at))
  let found: { first: number; size: number } | null = null
  let rootFirst = endOfChain
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64))
    const name = directory.subarray(at, at + Math.max(0, nameBytes - 2)).toString('utf16le')
    const type = directory.readUInt8(at + 66)
    const entry = { first: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) }
    if (type === 5) rootFirst = entry.first
    else if (type === 2 && found === null && wanted.has(name.toLowerCase())) found = entry
  }
  if (found === null) return null
  if (found.size >= smallLimit) return join(found.first).subarray(0, found.size)
  const small = rootFirst < endOfChain ? join(rootFirst) : Buffer.alloc(0)
  const parts = chain(found.first, smallTable).map((number) =>
    small.subarray(number * smallSize, (number + 1) * smallSize),
  )
  return Buffer.concat(parts).subarray(0, found.size)
}
