// Which line under a picture says who made it, and nothing of what it shows?

/** Characters; no credit says more. */
const LONGEST = 80;

/** Nothing else is called so, or marked so. */
const SURE =
  /^(((photo|image|picture) credits?|bild(quelle|nachweis|rechte)|fotonachweis|crédits? photos?|créditos? de (la )?(foto|imagen))\s*[:：]|(photo(graph)?s?|pictures?|images?|credits?)\s+courtesy of\s|((photo(graph)?s?|pictures?|images?|credits?|bild(er)?|fotos?)\s*:?\s*)?©\s*[^\d\s]).{1,60}$/iu;

/** "Photo: Ada Byron"; what follows may be what the picture shows, too: "Image: the layers of a release". */
const CALLED =
  /^(?:photo(?:graph)?s?|pictures?|images?|credits?|bild(?:er)?|fotos?|fotograf(?:in)?|crédits?|créditos?)(?:\s*[:：/|]|\s+by\s|\s+de\s)\s*(.{2,60})$/iu;

/** A word of a name begins with no small letter, but for those between names; and no name of a person with an article. */
const NAMES =
  /^(?!(?:The|An?|Der|Die|Das|Eine?|Le|La|Les|El|Los|Las)\s)(?:(?:[^\p{Ll}\s]\S*|de|di|da|du|del|van|von|zu|and|und|et|y|for|für|on|via)(?:\s+|$))+$/u;

/** "Ada Byron/Getty Images", "AFP via Getty Images": a text may be about these houses, too. */
const HOUSE =
  /^(?:[^/|]{2,40}\s?[/|]\s?|.{2,30}\s(?:via|on)\s)?(?:shutterstock|getty images|istock(?:photo)?|alamy|unsplash|adobe stock|picture alliance)(?:\.com)?(?:\s?[/|]\s?.{1,40})?$/iu;

/** A line that says who made a picture and nothing of what it shows: "Photo: Ada Byron", "© Ministry/Krug". Where figures come from ("Source: …") is the text's. */
export const isCredit = (line: string): boolean =>
  line.length <= LONGEST &&
  !/[.!?]\s+\p{Lu}/u.test(line) &&
  (SURE.test(line) || HOUSE.test(line) || NAMES.test(CALLED.exec(line)?.[1] ?? ''));
