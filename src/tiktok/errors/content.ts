// Errors about the words and pictures of a listing: category, brand, title, description, images, uploads.
import { sellerCenterLinks, topic } from './entry.ts'
import type { PlatformErrorEntry } from './entry.ts'

const otherCategory = 'Choose another leaf category.'
const applyCategory = 'Apply for the category in the Qualification Center, or choose another leaf category.'
const plainText = 'Remove emojis, HTML codes such as &nbsp; and long runs of the same character.'

export const contentErrors: readonly PlatformErrorEntry[] = [
  ...topic({ place: 'Category', field: 'categoryId' }, [
    [12052002, 'The category is not in a form TikTok Shop knows.', 'Choose the leaf category again.'],
    [12052023, 'The category does not exist (any more).', 'Refresh the categories and choose again.'],
    [12052024, 'The category is not a leaf: it has categories below it.', 'Choose one of the categories below it.'],
    [12052025, 'The category is not valid.', otherCategory],
    [12019064, 'No category fits.', 'Search for the leaf category yourself.'],
    [
      12019002,
      'The shop may not list in this category.',
      applyCategory,
      { link: sellerCenterLinks.qualificationCategory },
    ],
    [
      12052158,
      'The category of this listing cannot be changed.',
      'Keep the category, or create a new listing in the other one.',
    ],
    [
      12052217,
      'The shop must use the new category tree.',
      'Refresh the categories and choose the leaf category again.',
    ],
    [
      12052230,
      'The category belongs to another version of the tree.',
      'Refresh the categories and choose the leaf category again.',
    ],
    [12052220, 'The category is prohibited on TikTok Shop.', otherCategory],
    [
      12052221,
      'Only chosen sellers may sell in this category.',
      applyCategory,
      { link: sellerCenterLinks.qualificationCategory },
    ],
    [12052222, 'The category does not allow cash on delivery.', 'Switch off cash on delivery for this listing.'],
    [
      12052223,
      'The category is restricted (invite-only).',
      applyCategory,
      { link: sellerCenterLinks.qualificationCategory },
    ],
    [
      12052226,
      'The category is restricted (invite-only).',
      applyCategory,
      { link: sellerCenterLinks.qualificationCategory },
    ],
    [
      12052225,
      'The category lies outside the main category of your shop.',
      'Ask your account manager, or choose another leaf category.',
    ],
    [
      12052912,
      'Nothing of this listing lies within the main category of your shop.',
      'Ask your account manager, or choose another leaf category.',
    ],
    [
      12052227,
      'The category is not open to this shop.',
      applyCategory,
      { link: sellerCenterLinks.qualificationCategory },
    ],
    [12052446, 'The category is not offered in this market.', otherCategory],
  ]),
  ...topic({ place: 'Brand', field: 'brand' }, [
    [12019013, 'The brand is not valid.', 'Choose the brand again, or leave it empty.'],
    [12052026, 'TikTok Shop does not know this brand.', 'Choose a brand from the list, or leave it empty.'],
    [
      12052200,
      'Your authorisation for this brand has expired.',
      'Renew it in the Qualification Center, or leave the brand empty.',
    ],
    [
      12052201,
      'You are not authorised to sell this brand in this category.',
      'Apply for the brand in the Qualification Center, or leave it empty.',
    ],
    [
      12052208,
      'This brand may be listed with an authorisation only.',
      'Apply for the brand in the Qualification Center.',
    ],
    [
      12052207,
      'This brand cannot be shipped from the chosen warehouse.',
      'Choose another warehouse for the stock.',
      { field: 'quantity' },
    ],
  ]),
  ...topic({ place: 'Title', field: 'title' }, [
    [12052051, 'The title is longer than this market allows.', 'Shorten the title.'],
    [12052261, 'The listing has no title.', 'Write a title.'],
    [12052262, 'The title contains Chinese characters.', 'Write it in the language of the market.'],
    [12052263, 'The title begins with words that are not allowed.', 'Change the beginning of the title.'],
    [12052266, 'TikTok Shop did not accept the title.', 'Read the platform’s words below and change the title.'],
    [12052931, 'The title breaks the rules of writing.', plainText],
    [12052928, 'The title breaks the rules of writing.', plainText],
  ]),
  ...topic({ place: 'Description', field: 'description' }, [
    [12019006, 'The description is not valid.', 'Open the description and clean it up.'],
    [12052013, 'The description is longer than allowed.', 'Shorten it to 10,000 characters, tags included.'],
    [12052015, 'The listing has no description.', 'Write a description.'],
    [12052056, 'The description holds too many images.', 'Leave at most 30 images in it.'],
    [12052324, 'An image in the description has a format that is not accepted.', 'Use JPG or PNG.'],
    [
      12052340,
      'The description shows an image that is not stored at TikTok Shop.',
      'Upload the image through Listwright, or remove it.',
    ],
    [12052341, 'An image in the description is too large.', 'Keep each side below 4,000 pixels.'],
    [12052342, 'The images in the description are too large together.', 'Remove some of them.'],
    [12052343, 'An image in the description has a format that is not accepted.', 'Use JPG or PNG.'],
    [12052344, 'The description’s HTML is broken.', 'Let Listwright clean the description, or write it anew.'],
    [12052345, 'The description uses an HTML tag that is not accepted.', 'Let Listwright clean the description.'],
    [12052346, 'The description contains Chinese characters.', 'Write it in the language of the market.'],
    [
      12052348,
      'A tag in the description lacks something it needs, such as an image’s address.',
      'Let Listwright clean the description.',
    ],
    [
      12052349,
      'Tags in the description are placed inside each other in a way that is not accepted.',
      'Let Listwright clean the description.',
    ],
    [
      12052350,
      'A tag in the description carries something that is not accepted.',
      'Let Listwright clean the description.',
    ],
    [12052351, 'The description must be in English.', 'Write the description in English.'],
    [12052352, 'The description’s tags are nested too deeply.', 'Let Listwright clean the description.'],
    [12052932, 'The description breaks the rules of writing.', plainText],
    [12052929, 'The description breaks the rules of writing.', plainText],
  ]),
  ...topic({ place: 'Images', field: 'images' }, [
    [12052028, 'The listing has no main image.', 'Add at least one image.'],
    [12019009, 'The list of images is not valid.', 'Check the images and publish again.'],
    [12052300, 'A main image is not known to TikTok Shop.', 'Publish again: Listwright uploads the image anew.'],
    [12052301, 'A main image is too small.', 'Use images of at least 300 by 300 pixels.'],
    [12052302, 'A main image is too large.', 'Keep it below 10 MB and 4,000 pixels a side.'],
    [12052304, 'A main image has a format that is not accepted.', 'Use JPG, PNG or WEBP.'],
    [12052305, 'A main image is too wide or too tall.', 'Crop it to between 3:4 and 4:3.'],
    [12052306, 'The listing has too many main images.', 'Keep at most nine.'],
    [12052722, 'An image is not stored at TikTok Shop.', 'Publish again: Listwright uploads the image anew.'],
  ]),
  ...topic({ place: 'Variant image', field: 'imageId' }, [
    [12052520, 'A variant’s image is not known to TikTok Shop.', 'Publish again: Listwright uploads the image anew.'],
    [12052521, 'A variant’s image is too large.', 'Keep it below 10 MB and 4,000 pixels a side.'],
    [
      12052522,
      'Some variants have an image and some have none.',
      'Give every variant of that sales attribute an image, or none.',
    ],
    [12052523, 'A variant’s image has a format that is not accepted.', 'Use JPG, PNG or WEBP.'],
    [12052524, 'A variant’s image is too wide or too tall.', 'Crop it to between 3:4 and 4:3.'],
    [12052528, 'Only one sales attribute may carry images.', 'Keep the images at one attribute, such as Color.'],
    [12052356, 'A variant has too many further images.', 'Keep at most eight.'],
    [12052357, 'A variant has further images but no first one.', 'Give the variant an image first.'],
  ]),
  ...topic({ place: 'Upload', field: 'images' }, [
    [
      12038002,
      'The file could not be read as an image.',
      'Open it in an image program, save it as JPG and add it again.',
    ],
    [12038004, 'The file has a format that is not accepted.', 'Use JPG, PNG, WEBP, HEIC or BMP.'],
    [12038015, 'The file has a format that is not accepted.', 'Use JPG, PNG, WEBP, HEIC or BMP.'],
    [12038005, 'The file is too large.', 'Use an image below 10 MB.'],
    [12019116, 'The image has too few or too many pixels.', 'Use 300 to 4,000 pixels a side.'],
    [12038014, 'The image has too few or too many pixels.', 'Use 300 to 4,000 pixels a side.'],
    [
      12038001,
      'The file could not be read as an image.',
      'Open it in an image program, save it as JPG and add it again.',
    ],
    [
      12052360,
      'The video is not known to TikTok Shop.',
      'Upload the video again, or leave it out.',
      { place: 'Video', field: null },
    ],
    [
      12052372,
      'The picture of the EU energy label could not be made.',
      'Publish again a little later.',
      { place: 'Energy label', field: null, retry: 'later' },
    ],
  ]),
]
