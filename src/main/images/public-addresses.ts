// Keeps picture fetching away from this machine and its network: which addresses are public, and a lookup that gives only those.
import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { BlockList, isIP, isIPv6 } from 'node:net'

const inner = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inner.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(network, bits, 'ipv6')
}

const mappedIpv4 = (address: string): string | null => {
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (dotted !== undefined) return dotted
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address)
  if (hex === null) return null
  const high = Number.parseInt(hex[1] ?? '', 16)
  const low = Number.parseInt(hex[2] ?? '', 16)
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}

/** True for an IP address out on the internet; false for loopback, private, link-local and reserved ones, and for what is no address. */
export const isPublicAddress = (address: string): boolean => {
  const mapped = mappedIpv4(address)
  if (mapped !== null) return isPublicAddress(mapped)
  if (isIP(address) === 0) return false
  return !inner.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** The error of a lookup that found only addresses of this machine or its network. */
export class InnerAddressError extends Error {
  override readonly name = 'InnerAddressError'
}

/** A lookup that gives public addresses only, so that the address that is checked is the one that is connected to. */
export const publicLookup: LookupFunction = (host, options, answer) => {
  systemLookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      answer(error, [])
      return
    }
    const open = found.filter((entry) => isPublicAddress(entry.address))
    const [first] = open
    if (first === undefined || open.length < found.length)
      answer(new InnerAddressError(`${host} is an inner address`), [])
    else if (options.all === true) answer(null, open)
    else answer(null, first.address, first.family)
  })
}
