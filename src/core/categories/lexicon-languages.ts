// What German, French and Spanish shops call their goods, for trees whose names are English. Words that mean something else in English are left out.
// Accents do not matter; the form is that of lexicon-kinds.ts. Data: add a line.

export const languagesOf = `
tasse, tassen, taza, tazas: mug cup
handyhülle, handyhüllen, coques, funda móvil, fundas móvil: phone + case
bettwäsche, linge de lit, ropa de cama: bedding
kerze, kerzen, bougie, bougies, vela, velas: candle
spielzeug, spielwaren, jouet, jouets, juguete, juguetes: toy
schuh, schuhe, chaussure, chaussures, zapato, zapatos, calzado: shoe
stiefel, bottes, bota, botas: boot
turnschuhe, zapatillas, deportivas: trainer
hosen, pantalon, pantalons, pantalón, pantalones: trouser
kleid, kleider, vestido, vestidos: dress
hemd, hemden, chemise homme, camisa, camisas: shirt
bluse, blusen, chemisier, blusa, blusas: blouse
röcke, jupe, jupes, falda, faldas: skirt
jacke, jacken, mantel, manteau, manteaux, veste, vestes, chaqueta, chaquetas, abrigo, abrigos: jacket coat
pulli, chandail, suéter: jumper knitwear
camiseta, camisetas: shirt tshirt
socke, socken, strümpfe, chaussettes, calcetines: sock
unterwäsche, sous-vêtements, ropa interior: underwear
tasche, taschen, handtasche, handtaschen, sac à main, bolso, bolsos: handbag
rucksäcke, sac à dos, mochila, mochilas: backpack
koffer, valise, valises, maleta, maletas: luggage
geldbörse, portemonnaie, cartera, carteras: wallet
gürtel, ceinture, ceintures, cinturón, cinturones: belt
mütze, mützen, hüte, chapeau, chapeaux, gorro, gorros, sombrero: hat
schal, schals, écharpe, écharpes, foulard, bufanda, bufandas: scarf
handschuhe, gants, guantes: glove
schmuck, bijou, bijoux, joyería, joyas: jewellery
halskette, halsketten, colliers, collares: necklace
ohrringe, boucles d'oreilles, pendientes: earring
armbänder, pulsera, pulseras: bracelet
bague, bagues, anillo, anillos: ring
armbanduhr, uhren, montre, montres, reloj, relojes: watch
lippenstift, rouge à lèvres, pintalabios: lipstick
parfüm, parfum, parfums, perfumes: perfume
seife, seifen, savon, savons, jabón, jabones: soap
kopfkissen, kissen, coussin, coussins, cojín, cojines, almohada, almohadas: cushion pillow
decke, decken, couverture, couvertures, manta, mantas: blanket
handtuch, handtücher, serviette de bain, toalla, toallas: towel
teppich, teppiche, tapis, alfombra, alfombras: rug carpet
vorhang, vorhänge, gardinen, rideau, rideaux, cortina, cortinas: curtain
lampe, lampen, leuchte, leuchten, luminaire, luminaires, lámpara, lámparas: lighting
stuhl, stühle, chaise, chaises, silla, sillas: chair
tisch, tische, mesas: table
regal, regale, étagère, étagères, estantería, estanterías: shelf
schränke, kleiderschrank, armario, armarios: wardrobe cupboard
matratze, matratzen, matelas, colchón, colchones: mattress
töpfe, casseroles, olla, ollas: pot cookware
pfanne, pfannen, poêle, poêles, sartén, sartenes: pan
teller, assiette, assiettes, plato, platos: plate
messer, couteau, couteaux, cuchillo, cuchillos: knife
gläser, verres à vin, vaso, vasos: glass
kopfhörer, écouteurs, auriculares: headphone earphone
ladegerät, ladegeräte, chargeur, chargeurs, cargador, cargadores: charger
fahrrad, fahrräder, vélo, vélos, bicicleta, bicicletas: bike
zelt, zelte, tente, tentes, tienda de campaña: tent
hund, chien, chiens, perro, perros: dog
katze, gato, gatos: cat
windeln, couches bébé, pañal, pañales: diaper nappy
kinderwagen, poussette, poussettes, cochecito, cochecitos: pushchair
buch, bücher, livre, livres, libro, libros: book literature
kaffee, café: coffee
schokolade, chocolat, chocolats: chocolate
damen, femme, femmes, mujer, mujeres: woman
herren, homme, hommes, hombre, hombres: man
kinder, enfant, enfants, niño, niños, niña, niñas: kid
`
