// Words that sellers use for one another, British beside American. Data: add a line, and every direction works. Case and plural do not matter.

export const sameWords = `
couch = sofa = settee = loveseat
sneaker = trainer
jewelry = jewellery
diaper = nappy
tee = tshirt = t-shirt
cellphone = mobile phone = smartphone = cell phone = phone
pants = trousers
sweater = jumper = pullover
vest = waistcoat = gilet
pajamas = pyjamas = nightwear = sleepwear = pjs
bathrobe = dressing gown = robe
fanny pack = bum bag = belt bag = waist bag
soccer = football
pacifier = dummy = soother
crib = cot
stroller = pram = pushchair = buggy
leash = lead
cooktop = hob = stove
faucet = tap
cart = trolley
comforter = duvet = quilt = doona
license plate = number plate
tire = tyre
color = colour
theater = theatre = cinema
math = maths
truck = lorry
earbud = earphone = headphone = headset
tv = television = telly
fridge = refrigerator
purse = handbag
eyeglasses = spectacles = glasses
makeup = cosmetics
perfume = fragrance = cologne
rug = carpet = mat
laptop = notebook computer
hoodie = sweatshirt
bracelet = bangle
vitamin = supplement
kids = child = children
baby = infant = newborn = toddler
woman = lady = female
man = gentleman = male
boys = son
girls = daughter
curtain = drape
flashlight = torch
trash = garbage = rubbish = waste
trash can = bin = dustbin = wastebasket
closet = wardrobe = armoire
cushion = pillow
gym = fitness = workout
bike = bicycle = cycling
car = auto = automobile = vehicle
motorcycle = motorbike
drink = beverage
candy = sweets = confectionery
cookie = biscuit
chips = crisps
moisturizer = moisturiser
organizer = organiser = storage
underwear = underclothes
panties = knickers = briefs
tights = pantyhose = hosiery
rain boots = wellington boots = wellies
swimsuit = swimwear = bathing suit = one-piece
bathing = bath
mold = mould
odor = odour
deodorizer = deodorising
pacifier = teether
clothes = clothing = apparel
costume = fancy dress = cosplay
shampoo = hair wash
sunscreen = sunblock = sun cream
eyelash = lash
plaster = bandage
aluminum = aluminium
gray = grey
mustache = moustache
donut = doughnut
yogurt = yoghurt
whiskey = whisky
airplane = aeroplane = plane
motorhome = rv = camper
skipping rope = jump rope
washing line = clothesline
cotton swab = q-tip = cotton bud
sanitary towel = sanitary pad
eraser = rubber
ballpoint = pen
dish soap = dishwashing = washing up liquid
detergent = laundry soap
vacuum = hoover
spanner = wrench
gas = petrol
hood = bonnet
windshield = windscreen
fender = mudguard
plush = stuffed toy = soft toy = teddy = stuffed animal
puzzle = jigsaw
checkers = draughts
tablecloth = table cover
lampshade = lighting
necktie = tie
suspenders = braces
backpack = rucksack = knapsack = schoolbag
suitcase = luggage
wallet = billfold
undershirt = singlet = tank
athletic = sport
`
