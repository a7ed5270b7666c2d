// What sellers call their goods, and the words of category names they belong to. One way only: an armchair is a chair. Data: add a line.
// After the colon any word will do; with + between them, each side is wanted.

export const kindsOf = `
armchair, recliner, rocker, beanbag, bean bag, dining chair: chair
ottoman, pouf, footstool, barstool: stool
nightstand, night stand, night table: bedside
bookshelf, bookcase, bookrack: shelf
sideboard, dresser, drawer, chest of drawers, credenza, cabinet, buffet: cabinet cupboard
coffee table, dining table, side table, desk, end table, console table: table
bedhead, bedframe: headboard frame
futon, sectional, chesterfield: sofa
gazebo, pergola, shed, fence, trellis, arbor: building
fence, gate: gate door
planter, flowerpot, flower pot, plant pot: planter
pot: pot planter
lamp, chandelier, sconce, pendant light, ceiling light, floor lamp, table lamp, desk lamp: lighting light lamp
light: lighting
solar light, garden light, path light, landscape light: outdoor + lighting
fairy light, string light, led strip: lighting strip
light bulb, led bulb: bulb
watering can, hose, sprinkler: watering irrigation
trowel: spade shovel fork scoop
wheelbarrow: garden + tools specialty
long sleeve, short sleeve: tops shirts
secateurs, pruner, shears: pruning
rake, hoe: rake
throw pillow: cushion pillow
throw: blanket throw
bedsheet, bed sheet, bed linen, bed clothes, bedclothes, pillowcase, fitted sheet: sheet bedding
eiderdown: duvet
vase, urn: vase
artificial flower, fake plant: decorative
canvas print, wall art, print, painting: poster print
picture frame: photo + frame
sculpture, ornament: statue figurine decor
signboard, welcome sign, sign, seating chart: sign plaque
candlestick, lantern: candle + holder
tealight, soy candle, scented candle: candle
diffuser: diffuser aromatherapy
pitcher, carafe, jug: jug kettle
tumbler, thermos, flask: flask mug bottle
teacup, espresso cup: cup
wine glass, goblet, champagne glass: glass
saucepan, casserole, stockpot: pot cookware
frying pan, skillet, wok: pan skillet wok
dish, platter: plate bowl
silverware, flatware: cutlery tableware
corkscrew, can opener, bottle opener: opener
cutting board: chopping + board
spatula, ladle, turner, whisk, tongs: cooking + utensil
grater, peeler: peeler cutter
blender, smoothie maker: blender juicer
air fryer, deep fryer: fryer
espresso machine, espresso maker, coffee maker: coffee + machine
beanie, cap, baseball cap, bucket hat, fedora, beret, snapback, bonnet: hat
pashmina, stole: scarf shawl
mitten: glove
cardigan, turtleneck: knitwear cardigan jumper
fleece: hoodie jumper
parka, anorak, windbreaker, puffer, blazer, trench, overcoat, bomber, varsity, jacket: jacket coat
coat: coat jacket
tuxedo, suit: suit
gown, ball gown, evening dress: formal + dress
sundress, maxi, midi: dress
blouse, tunic: blouse
top: top blouse
crop top, camisole, tube top: woman + vest
button down, button up, flannel, dress shirt: shirt
denim: jean
chino, slack, cargo pants, sweatpants, jogger: trouser jogger
yoga pants: legging
thong, boxer: knicker underwear
swim trunks, board shorts: swim trunk
stiletto, pump, heel: heel
loafer, moccasin: slip-on flat
flip flop, slides: sandal slipper
high top, high tops, tennis shoes: trainer
running shoes: running
bootie, ankle boot: boot
satchel, crossbody, messenger bag, hobo bag, sling bag, leather bag: shoulder crossbody handbag
clutch: clutch
duffel, duffle, holdall, weekender: travel + bag
carry-on, trolley case: luggage suitcase
pencil case: stationery school
keychain, keyring: key + chain
pendant: pendant necklace
choker, locket: necklace
stud, hoop: earring
engagement ring, wedding band: ring
scrunchie, hair tie: scrunchie
barrette, bobby pin: clip
shades, aviator: sunglasses
wristwatch: watch
iphone, android, galaxy, pixel: phone
phone cover, iphone case, cellphone case, cellphone cover, phone case: phone + case
charger, charging cable, usb cable, adapter: charger cable adapter
powerbank: power + bank
airpods, headset: headphone earphone
soundbar, loudspeaker, subwoofer: speaker
macbook, chromebook: laptop
ipad, kindle: tablet reader
pc: computer + desktop
playstation, xbox, nintendo: console game
thumb drive, usb stick, memory stick: flash + drive
usb c charger, wall charger, gan charger, fast charger: cable + charger
gaming mouse, computer mouse, wireless mouse: keyboard + mouse
mechanical keyboard, gaming keyboard, wireless keyboard, bluetooth keyboard: keyboard + mouse
memory card, sd card: sd micro
printer ink: ink + cartridge
watercolor, watercolour, gouache, oil paint, acrylic paint: painting + supplies
sketchbook, sketch pad: notebook art
extension cord, power strip: socket cable
journal, diary, planner, notebook, notepad, spiral notebook: notebook paper
gel pen, ballpoint pen, fountain pen, fineliner, felt tip: writing + correction
marker, highlighter, pencil, pen: writing
invitation, greeting card, thank you card, place card, save the date, invite, birthday card, christmas card: card
wax seal, rubber stamp: stamp
sticker, decal: sticker
gift bag: gift + bag
wrapping paper, gift wrap: wrapping + gift
bunting, banner, garland: banner decoration
baby shower, birthday party: party festive balloon
bouquet: flower
lego, building blocks, bricks: building + toy
barbie: doll
action figure: figure
rc car, remote control car: remote + car
jigsaw puzzle, brain teaser: puzzle
chess, monopoly: board + game
playing cards, uno: card + game
swing: swing
water gun: water blaster
guitar, ukulele, violin: guitar stringed
piano: piano keyboard
drum: percussion
flute, trumpet: wind
yarn, wool yarn: knitting crochet
bead: beading
lipgloss, lip balm, chapstick: lip
foundation, concealer: foundation concealer
blush: blusher
eyeshadow palette, shadow palette: eyeshadow
eye shadow: eyeshadow
sunscreen lotion, suncream, spf: sunscreen
dry shampoo, shampoo spray: shampoo
lotion, body butter: lotion cream
face cream, face wash, cleanser: cleanser moisturiser
sheet mask: face + mask
hair spray, hair gel: hair + styling
flat iron, curling iron, straightener: curler straightener
beard oil, beard balm, beard kit: man + shave care
razor, shaver: razor shaver
body wash, shower gel, soap: soap wash
bath bomb: bath
nail varnish: nail + polish
press on nails, acrylic nails: false + nail
wig, weave: wig
protein powder, creatine, whey: fitness + supplement
magnesium, zinc, iron tablet, ashwagandha, melatonin, turmeric, biotin, calcium: mineral + supplement
multivitamin, collagen, probiotic, omega: vitamin supplement
band aid, gauze: first + aid
blood pressure monitor, glucose meter, oximeter: health + monitor
dumbbell, kettlebell, barbell, weights: weight
yoga mat, yoga strap, yoga block, pilates ring: yoga
treadmill, exercise bike, elliptical: fitness + machine
tent, canopy: tent
fishing pole, fishing rod, lure, bait: fishing
paddle board, sup: paddleboarding
bikini: bikini
goggles: eyewear goggle swimming
skis: skiing
soccer ball: football
hoop: basketball
golf club: golf
e-bike, mtb: bike
helmet: helmet
dog bowl, cat bowl, pet bowl, pet feeder: dog + feeder feeding bowl
dog collar, harness: collar harness
dog bed, cat bed, pet bed: dog + bed
cat tree, scratcher: scratching
dry cat food, wet cat food: cat + food
kibble, dog food, puppy food: dog + food
cat litter: litter
fish tank: aquarium
hamster, rabbit, guinea pig: small + animal
parrot: bird
puppy: dog
kitten: cat
high chair: baby + chair
car seat: vehicle + seat
onesie, romper: bodysuit one-piece onesie
swaddle, muslin, receiving blanket: baby + bedding blanket
teether, teething toy, teething ring: teether pacifier
bib, burp cloth: bib
baby bottle, sippy cup: bottle
stroller: pushchair
rattle: toy
car wash, wash mitt: car + wash
floor mat, car mat: car + mat
dash cam, dashcam: car + camera
phone mount, phone holder: phone + mount holder
motor oil: oil
wiper: wiper
headlight: headlight
hammer, mallet: hammer
toolbox: tool + case box
duct tape, glue, sealant: adhesive tape
nail, screw, bolt: fastener
sandpaper: abrasive
paint roller, paintbrush: paint
doorknob, hinge: door + hardware
broom, dustpan: broom
clothes hanger, coat hanger: hanger
laundry basket, hamper: laundry basket
shower curtain: shower + curtain
bath mat: bath + mat
toilet paper: toilet + paper
matcha, green tea, black tea, herbal tea, chai: tea
coffee beans, ground coffee: coffee
chocolate bar: chocolate
gummies, lollipop: candy
cereal, granola, oatmeal: cereal
ketchup, mayonnaise, hot sauce: sauce
spice, seasoning: spice seasoning
novel, paperback: fiction literature
cookbook: recipe cooking
colouring book, coloring book: activity
comic, manga: comic
record, lp, vinyl record: vinyl
album: vinyl cd
music album: vinyl cd music
dvd, blu-ray: dvd
gift card, voucher: gift + card voucher
headscarf: hijab
prayer rug: prayer + mat
pokemon, magic the gathering: trading + card
funko: figurine figure
`
