// Which line under a picture says who made it, and nothing of what it shows?

/** Characters; no credit says more. */
const LONGEST = 80;

/** Who made a picture: "Photo: Ada Byron", "© Ministry/Krug". Where figures come from ("Source: …") is the text's. */
const CREDIT =
  /^((photo(graph)?s?|pictures?|images?|photo credits?|image credits?|picture credits?|credits?|bild(er|quelle|nachweis|rechte)?|fotos?|fotograf(in)?|crédits?( photos?)?|créditos?|foto de)\s*([:：/|©]|by\s|courtesy of\s).{2,60}|©\s*[^\d\s].{1,60}|.{0,30}\b(shutterstock|getty images|istock(photo)?|alamy|unsplash|adobe stock|picture alliance)\b.{0,30})$/iu;

/** A line that says who made a picture and nothing of what it shows. */
export const isCredit = (line: string): boolean => line.length <= LONGEST && CREDIT.test(line) && !/[.!?]\s+\p{Lu}/u.test(line);
