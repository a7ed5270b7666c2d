// More of what sellers call their goods, branch by branch of the tree, where no category name says it. The form is that of lexicon-kinds.ts. Data: add a line.

export const goodsOf = `
storage box, storage container, plastic tub, crate: storage + box
storage jar, canister: storage + jar
coat hook, towel hook: hook
shoe rack, shoe organizer, spice rack, dish rack: rack shelf
toothbrush cup: toothbrush + holder
face cloth, flannel, washcloth, face towel: washcloth towel
hand towel, bath sheet, beach towel: towel
wall hanging: tapestry hanging
ornament, nutcracker, snow globe: ornament festive figurine
tree topper, tinsel, stocking, advent calendar, easter egg: festive + decoration
fake flower, silk flower, dried flower, wreath: decorative + flower
bookend, trinket: figurine decor
photo magnet: magnet
paper plate, paper cup, plastic cup, party plate, disposable cup: disposable + tableware
piñata, party popper, sparkler: party festive confetti
cake topper: cake + decoration
bin liner, bin bag, garbage bag, rubbish bag: trash + bag
bin: bin
tea towel, dishcloth, dish towel: kitchen + cleaning cloth towel wipe
rubber gloves: cleaning + glove
furniture polish: polish
bleach, limescale remover: cleaner descaler disinfectant
stain remover: laundry cleaner stain
fabric softener, washing powder, laundry pod: laundry + detergent
mousetrap, mouse trap, rat trap, ant bait, roach killer, fly swatter, bug spray: pest + control
insect spray, mosquito spray: insect + repellent control
air freshener: air + freshener fragrance
reed diffuser, room spray: fragrance + diffuser spray
clothesline, washing line: washing + line
clothes airer, drying rack: drying + rack
clothes peg, clothespin: peg
french press, cafetiere, moka pot, pour over, aeropress: coffee + pot
espresso tamper, milk frother: coffee + tool
tea infuser, tea strainer: tea + tool
steak knife, paring knife, santoku, cleaver, bread knife: kitchen + knife
knife block: knife + block
bbq, grill: barbecue grill
wine opener, cocktail shaker, decanter, ice bucket, jigger, muddler, hip flask: bar utensil
cookie cutter, cake tin, muffin tin, loaf pan, baking mat, silicone mold: baking mould utensil
piping bag, rolling pin: baking decorating
dutch oven: pot cast iron
garlic press, apple corer, avocado slicer, salad spinner, mandoline: fruit + utensil
measuring cup, measuring jug, measuring spoon: measuring + utensil
meat tenderizer, meat thermometer, shredder claw: meat + utensil
lunchbox, bento, tiffin: lunch + box
food container, tupperware, meal prep container, cling film, aluminium foil, ziplock bag: preserving container
champagne flute, shot glass, whiskey glass, pint glass, beer glass: glass
gravy boat, salt shaker, pepper mill, salt and pepper: seasoning + utensil
chopping mat: chopping + board
ice tray, ice cube tray: ice + utensil
mattress protector, mattress cover, topper: mattress + pad
quilt cover: duvet + cover
bed throw, knee blanket, fleece blanket: blanket throw
doormat, door mat, runner rug, hallway runner, area rug: mat rug carpet
slipcover, couch cover: sofa + cover
blind, net curtain, voile: curtain
embroidery kit, cross stitch, punch needle: needlework
zipper, button, ribbon, elastic band: haberdashery
toaster oven, mini oven, pizza oven: countertop oven + oven
hand blender, stick blender, nutribullet: blender
hand mixer, stand mixer: mixer
hob: hob
coffee grinder: coffee
slow cooker, crockpot, crock pot: slow + cooker
instant pot: pressure + cooker
robot vacuum, robot hoover, hoover: vacuum
vacuum bag, hoover bag: vacuum appliance + part cleaner
steam iron: iron
garment steamer, clothes steamer: clothes + steamer
desk fan, tower fan, pedestal fan: appliance + fan
oil heater, radiator, fan heater: heater
chest freezer, mini fridge, wine fridge: fridge freezer beverage
tumble dryer, spin dryer: dryer
tank top, singlet, vest top, cami: vest tank
body suit: bodysuit
bodycon, shirt dress, wrap dress: dress
blazer, bolero: jacket suit
chino shorts, cargo shorts, bermuda: shorts
culotte, palazzo: culotte trouser
hosiery, stocking, nylon: tights
nursing bra, nursing top: nursing maternity + clothes underwear
maternity dress, maternity jeans, pregnancy dress: maternity + clothing
boxers, boxer shorts, y-fronts, jockstrap, mens thong: man + underwear
negligee, babydoll, teddy lingerie: lingerie nightdress
nightgown, nightie, chemise: nightdress
kimono, robe: dressing
scrubs, chef jacket, apron dress, hi-vis vest: workwear
wellies, wellingtons, gumboot, rain boot: wellington boot
pumps, court shoes, wedges, kitten heels: heel
espadrilles, ballet flat, ballerina: flat
chelsea boot, ankle boots, knee boots, cowboy boots: boot
brogue, derby: oxford formal
crocs, clog: clog
bb cream, cc cream: blemish + balm
setting spray: fixer + spray
brow pencil, brow gel: eyebrow
lash serum: eyelash + enhancer
falsies, fake lashes, strip lash: false + eyelash
micellar water, cleansing balm: makeup remover cleanser
pimple patch, acne patch, spot cream: acne
eye cream, eye patch: eye + treatment
clay mask, mud mask, peel off mask: face + mask
retinol, hyaluronic acid: serum
hair oil, hair mask, hair serum, leave in: hair + treatment
scalp serum, minoxidil: hair + loss treatment
hair bobble, hair elastic: hair + scrunchie
hair straightener, hair curler, curling wand, hot brush: curler straightener
shaving cream, aftershave balm: shaving
safety razor, razor blade: razor
water flosser: oral + irrigator
electric shaver, foil shaver: electric + shaver
epilator, ipl, laser hair removal: hair + removal device
massage gun, massager, foot massager: massage + device
foot spa: foot + bath
nail lamp, uv lamp: nail + lamp
nail tips, nail glue: false + nail
self tan, fake tan: tanner
cotton pad, cotton round: cotton swab
period pants, panty liner: feminine sanitary
hearing protection: ear plug
eye mask: sleep + mask
heating pad, heat pack: heat + patch
phone stand, car phone holder, popsocket: phone + holder
screen guard, tempered glass: screen + protector
mobile cover, mobile case, phone bumper: phone + case
airpods case, airpod case, earbud case: audio + accessories
mobile charger, phone charger, wireless charger, car charger: charger
ring light: selfie photography lighting + light accessories
tripod, camera bag, lens cap, camera strap: camera + accessories
gopro: action + camera
doorbell camera, cctv, security camera: security + camera
polaroid: instant + camera
karaoke: karaoke microphone
home theater: home + cinema
airtag, tracker: tracker
smartwatch band, watch band, apple watch strap: wearable + accessories
watch strap, watch box: watch + accessories
ebook reader: book + reader
tablet case, ipad case, kindle case: tablet + case cover
stylus pen, apple pencil: stylus
gaming laptop, ultrabook: laptop
gpu: graphics card
cpu: processor
ram memory: ram
external drive, external hard drive: hard + drive
ethernet cable, lan cable: network + cable
wifi extender: repeater
laptop bag, laptop sleeve, laptop case: laptop + bag cover
printer paper, copy paper, sticky note, post-it, index card: notebook + paper
binder, folder, file folder: filing binding
whiteboard, flip chart, pin board, corkboard: presentation
biro, crayon, coloured pencil, colored pencil, chalk: writing art
ruler, protractor: measuring + office
sellotape, masking tape, scotch tape, packing tape: tape
cardboard box, mailer, bubble wrap, packing peanuts: postal envelope
paint set, canvas board, easel, paint brush set, sketch pencil: art + supplies
dog lead, dog leash, dog harness, cat collar: collar harness
puppy pad, pee pad, training pad: pad + litter
poop bag, dog poo bag: poop
pet carrier, dog carrier, cat carrier, dog crate: carrier cage
dog coat, dog sweater, dog jumper: dog + clothing coat jumper
dog shampoo: dog + shampoo
flea collar, flea drops, tick collar: flea
rabbit hutch, hamster cage, guinea pig cage: small + habitat
bird feeder, bird house: bird + feeding
chicken coop, horse feed: farm
vivarium: terrarium
nappy bag, changing bag, diaper bag: nappy + bag
changing mat, change table: changing
babygrow, baby grow, sleepsuit, baby vest, footie: baby + bodysuit sleepwear
moses basket, bassinet, cot bed, crib bed: cot
crib sheet, cot sheet, cot mattress, crib mattress: baby + mattress
booster seat, baby car seat: vehicle + seat
baby bouncer: bouncer
play mat, activity gym, tummy time: playmat
potty: potty
formula, formula milk, baby milk: formula
sling: baby carrier
stair gate, baby gate: gate
play yard: playpen
maternity pillow, pregnancy pillow, nursing pillow: pillow + maternity breastfeeding
sports bag, gym bag, duffle bag: sport travel + bag
tracksuit bottoms, gym leggings, workout leggings, gym shorts: sport + legging joggers shorts
boxing gloves, punch bag, punching bag, mma gloves: boxing
goalkeeper gloves, shin guard, football shirt, soccer jersey: football jersey
golf glove, golf tee: golf
swim goggle, swim fin, kickboard: swimming
snorkel, snorkel set: diving
lifejacket, life vest: life + jacket
ab roller, sit up bar: ab
foam roller, massage ball: fitness yoga
kettle bell: weight
jump rope: skipping
camp stove, camping stove, mess kit: camping + kitchenware
headlamp, head torch, flashlight, torch: lighting camping portable + lighting
cool box, ice box, esky: cooler
trekking pole, walking pole: hiking + stick
hydration pack: backpack
reel, fishing line, tackle, tackle box: fishing
bike light: cycling bike + light
bike seat, bicycle seat: saddle
inline skates, rollerblades, roller skates: skate
longboard, penny board: skateboarding
dartboard, dart board, darts board: dart
pool table, pool cue, snooker cue: billiard
ping pong: table + tennis
rounders, baseball bat: baseball
stuffed bear, soft doll: stuffed
play dough, playdough, modelling clay, modeling clay, kinetic sand: craft slime
toy kitchen, play kitchen, play food, tea set toy, doctor kit: pretend + play
toy train, train set, toy truck, toy tractor, matchbox: toy + vehicle
stem kit, science kit, microscope toy: science + toy
bubble gun, bubble machine, bubble wand: bubble
paddling pool, sand pit, slip and slide: pool + sand water
trading card sleeve, card binder: trading + card + accessories
fidget cube, fidget spinner, pop it, stress ball: fidget
magic cube, rubiks cube, speed cube: cube
nerf: blaster
model kit, model car: model
playhouse, wendy house, play tent: playhouse
digital piano, midi keyboard: keyboard + piano
guitar strap, guitar pick, capo, metronome, music stand: music + accessories
resin mold, epoxy resin: specialty + diy
candle making, soap base: candle + making
scrapbook paper, washi tape, craft punch: scrapbooking
diamond painting, paint by numbers: diy + painting
clay tools: pottery
bunk bed, day bed, sofa bed, divan: bed sofa
standing desk, computer desk, gaming desk, writing desk, corner desk: desk
swivel chair, office chair, gaming chair: chair gaming
vanity, dressing table: vanity
bookcase: shelf
garden bench, patio chair, deck chair, sun lounger, garden chair: outdoor + chair bench
hammock chair, garden swing: swing
parasol: umbrella
drill bit, saw blade: power + tool + accessories
drill, hammer drill, impact driver: electric + drill screwdriver
circular saw, jigsaw tool, reciprocating saw, mitre saw: electric + saw
sander: polisher grinder
socket set, ratchet, allen key, spanner: wrench
hand saw, hacksaw: saw
spirit level, tape measure, calliper, caliper: hand + measuring
multimeter, voltage tester: electrical + measuring
hedge trimmer, hedge cutter, strimmer, brush cutter: trimmer pruning
hosepipe, garden hose, sprinkler system: watering
door handle, door lock, deadbolt, letterbox: door + hardware
drawer knob, cabinet handle, castor, drawer slide: furniture + hardware
wood screw, wall plug, rawl plug, nut and bolt: fastener
extension lead, power outlet, surge protector, plug adapter: socket
smoke alarm, carbon monoxide alarm, burglar alarm: alarm
light switch, dimmer: switch
ceiling fan, extractor fan: ventilation fan
wall paint, emulsion, primer paint, gloss paint: wall + paint
floor tile, laminate floor, vinyl flooring: flooring
shower head, shower hose: shower + equipment
toilet seat, toilet cistern: toilet + seat part
grab rail: bathroom + safety
compost, potting mix, topsoil, potting soil: soil
fertilizer, fertiliser, plant food, plant stake: plant + care
grass seed, flower seed, vegetable seed: seed
polytunnel, seed tray: greenhouse
fire pit, patio heater: heater fire
hot tub, pool filter, swimming pool: pool tub
weed killer: weed pest
jump starter, jump lead, jumper cable, car battery, battery charger: battery
seat cover, car seat cover: seat + cushion cover
car bonnet, car hood, bumper: body + bumper
tyre inflator, puncture kit: tyre repair
roof rack, roof box, bike rack: rack
touch up paint, scratch remover: paint + car
car cleaner, car shampoo, car wax: car + cleaning care
car sticker, bumper sticker: car + sticker
obd scanner: code + scanner
motorbike gloves, motorcycle jacket: motorcycle + jacket gear
nose ring, belly ring, piercing, toe ring: body + jewellery
signet ring, promise ring, stacking ring: ring
huggie, ear cuff, drop earrings: earring
charm, bead bracelet, friendship bracelet: bracelet charm
gold chain, silver chain, chain necklace: necklace
brooch, lapel pin, enamel pin: brooch
tiara, fascinator: headpiece
hairband, alice band: headband hair + band
blue light glasses, spectacle frame: frame
gym gloves, weightlifting gloves: sport + glove
crossbody bag, hobo, bucket bag: crossbody
card holder, coin purse, money clip: wallet
wash bag: toiletry + bag
packing cubes: travel + organizer
carry on, cabin bag, hand luggage: luggage
fizzy drink, pop drink, cola, lemonade: soft + drink
crackers, pretzels, popcorn snack, trail mix, beef jerky: snack
peanut butter, nutella, marmalade, hummus: spread
jello, gelatin: jelly
oats, porridge, muesli: oat cereal
ramen, cup noodles: instant + noodle
pre workout, bcaa, mass gainer: fitness + supplement
collagen powder, hair gummies, biotin gummies: beauty + supplement
plaster, sticking plaster, antiseptic: first + aid
covid test, pregnancy test, ovulation test: test
walking stick, crutch: cane
back brace, knee support, wrist support, ankle support, posture corrector: brace support
pill box, pill organizer: medication
travel guide, map: travel
textbook: textbook
childrens book, bedtime story, pop up book: child + book
self help: self + career
`
