// Hosts as sellers type them in Settings.
import { describe, expect, it } from 'vitest'
import { readHosts } from '#core/values/hosts.ts'

describe('hosts in text', () => {
  it('are read with their port, out of addresses too, in lower case and once', () => {
    expect(readHosts('NAS.local:8080, http://192.168.1.5/pictures/\nnas.local:8080  [fd00::1]:81').hosts).toEqual([
      'nas.local:8080',
      '192.168.1.5',
      '[fd00::1]:81',
    ])
    expect(readHosts('http://nas:80 https://nas:443 https://nas:80').hosts).toEqual(['nas', 'nas:80'])
    expect(readHosts(' \n')).toEqual({ hosts: [], refused: [] })
  })

  it('are given back as typed where they are none', () => {
    expect(readHosts('nas.local *.local ftp://x a_b:port')).toEqual({
      hosts: ['nas.local'],
      refused: ['*.local', 'ftp://x', 'a_b:port'],
    })
  })
})
