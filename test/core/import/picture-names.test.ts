// Names of pictures in archives: short where they can be, with folders where they must.
import { describe, expect, it } from 'vitest'
import { pictureNames, picturePlaces } from '#core/import/picture-names.ts'

describe('names of pictures in an archive', () => {
  it('are the last part of the path where that is enough, else with the folders that tell them apart', () => {
    expect(pictureNames(['shop/Tea.JPG', 'shop/red/1.jpg', 'shop/blue/1.jpg', 'x/blue/1.jpg'])).toEqual([
      'tea.jpg',
      'red@1.jpg',
      'shop@blue@1.jpg',
      'x@blue@1.jpg',
    ])
  })

  it('are found by what a catalogue writes, with or without folders, and lead nowhere else', () => {
    expect(picturePlaces('/pics/Red/1.jpg')).toEqual(['pics@red@1.jpg', 'red@1.jpg', '1.jpg'])
    expect(picturePlaces('..\\..\\etc\\passwd')).toEqual(['etc@passwd', 'passwd'])
    for (const nothing of ['', '..', '/', '.']) expect(picturePlaces(nothing)).toEqual([])
  })
})
