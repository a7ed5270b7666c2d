// The order of pictures, and what may be typed as the address of one.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedTo, pictureAddress, withAdded } from '#renderer/features/products/panel/gallery.ts'

describe('a gallery', () => {
  it('puts a picture to another place and keeps the order of the others', () => {
    expect(movedTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
    expect(movedTo(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 8 }), fc.integer(), fc.integer(), (list, one, to) => {
        const source = list[Math.abs(one) % Math.max(1, list.length)] ?? 'none'
        const moved = movedTo(list, source, to)
        expect(moved.toSorted()).toEqual(list.toSorted())
        expect(moved.filter((other) => other !== source)).toEqual(list.filter((other) => other !== source))
      }),
    )
  })

  it('takes each picture once', () => {
    expect(withAdded(['a', 'b'], ['b', 'c', 'c'])).toEqual(['a', 'b', 'c'])
  })

  it('takes addresses of the web, with or without their beginning, and nothing else', () => {
    expect(pictureAddress(' cdn.example.com/a b.jpg ')).toEqual({ source: 'https://cdn.example.com/a%20b.jpg' })
    expect(pictureAddress('http://example.com/x.png')).toEqual({ source: 'http://example.com/x.png' })
    expect(pictureAddress('http://nas:8080/x.png')).toEqual({ source: 'http://nas:8080/x.png' })
    for (const typed of [
      '',
      'x',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:image/png;base64,AA',
      'https://',
    ]) {
      expect(pictureAddress(typed)).toHaveProperty('sentence')
    }
  })
})
