/** Invented names to put in the place of true ones, and places with their names in nine languages. */
import type { SpokenLanguage } from '../../../src/text/languages.ts'

export const people: readonly (readonly [first: string, last: string])[] = [
  ['Kerstin', 'Holm'],
  ['Tobias', 'Brandt'],
  ['Aino', 'Virtanen'],
  ['Piotr', 'Zieliński'],
  ['Claire', 'Fontaine'],
  ['Javier', 'Molina'],
  ['Ingrid', 'Dahl'],
  ['Mads', 'Kjær'],
  ['Oliver', 'Grant'],
  ['Fatima', 'Haddad'],
]

export const companies: readonly string[] = [
  'Nordwind Logistik GmbH',
  'Kvarnberg AB',
  'Fjellheim AS',
  'Brightwater Ltd',
  'Lumière SARL',
  'Solaria S.L.',
  'Wisła Technologie',
  'Järvinen Oy',
  'Amazon',
  'Siemens',
]

export const technologies: readonly string[] = [
  'Rust',
  'Angular',
  'Oracle',
  'VMware',
  'Salesforce',
  'Photoshop',
  'Azure',
  'PHP',
  'MongoDB',
  'SAP',
  'COBOL',
  'Jenkins',
]

/** A technology and its neighbour, which a careless model takes for the same. */
export const neighbouringTechnologies: Readonly<Record<string, string>> = {
  Java: 'JavaScript',
  JavaScript: 'Java',
  TypeScript: 'JavaScript',
  IPv6: 'IPv4',
  IPv4: 'IPv6',
  Kubernetes: 'Docker',
  Docker: 'Kubernetes',
  Terraform: 'Pulumi',
  Ansible: 'Puppet',
  Python: 'Ruby',
  Go: 'Rust',
  Linux: 'Windows',
  BGP: 'OSPF',
  Ceph: 'Gluster',
  Excel: 'Access',
  PostgreSQL: 'MySQL',
  React: 'Angular',
  OpenStack: 'VMware',
  KubeCon: 'DockerCon',
  SAP: 'Oracle',
  AutoCAD: 'SolidWorks',
}

export const domains: readonly string[] = ['gmail.com', 'jobs-apply.example', 'karriere-portal.example', 'hr-mail.example']

interface Place {
  readonly kind: 'country' | 'city' | 'region'
  /** Shows the place, its people or its adjective in a text of any language. */
  readonly pattern: RegExp
  readonly names: Readonly<Record<SpokenLanguage, string>>
}

const place = (kind: Place['kind'], pattern: RegExp, names: string): Place => {
  const [en, sv, da, no, de, fr, es, pl, fi] = names.split('|') as [string, string, string, string, string, string, string, string, string]
  return { kind, pattern, names: { en, sv, da, no, de, fr, es, pl, fi } }
}

export const places: readonly Place[] = [
  place(
    'country',
    /\b(?:swed|sver|svensk|schwed|suède|suéd|sueci|suec|szwec|szwed|ruots)/i,
    'Sweden|Sverige|Sverige|Sverige|Schweden|Suède|Suecia|Szwecja|Ruotsi',
  ),
  place(
    'country',
    /\b(?:norway|norweg|norge|norsk|nordmann|norwèg|norvèg|norveg|norueg|norwe|norja)/i,
    'Norway|Norge|Norge|Norge|Norwegen|Norvège|Noruega|Norwegia|Norja',
  ),
  place(
    'country',
    /\b(?:denmark|danish|dane|danmark|dansk|dänemark|dänisch|danemark|danois|dinamarca|danés|danes|dani|duń|tansk)/i,
    'Denmark|Danmark|Danmark|Danmark|Dänemark|Danemark|Dinamarca|Dania|Tanska',
  ),
  place(
    'country',
    /\b(?:finland|finnish|finn|finsk|finlande|finland|finlandia|fiński|fin\b|suom)/i,
    'Finland|Finland|Finland|Finland|Finnland|Finlande|Finlandia|Finlandia|Suomi',
  ),
  place(
    'country',
    /\b(?:german|tysk|deutsch|allemag|allemand|alem|niem|saksa)/i,
    'Germany|Tyskland|Tyskland|Tyskland|Deutschland|Allemagne|Alemania|Niemcy|Saksa',
  ),
  place('country', /\b(?:franc|french|frank|fransk|französ|français|ransk)/i, 'France|Frankrike|Frankrig|Frankrike|Frankreich|France|Francia|Francja|Ranska'),
  place('country', /\b(?:spain|spanish|span|españ|espagn|hiszpa|espan)/i, 'Spain|Spanien|Spanien|Spania|Spanien|Espagne|España|Hiszpania|Espanja'),
  place(
    'country',
    /\b(?:poland|polish|polen|polsk|polnisch|pologne|polonais|polon|polaco|puola)/i,
    'Poland|Polen|Polen|Polen|Polen|Pologne|Polonia|Polska|Puola',
  ),
  place('country', /\b(?:switz|swiss|schweiz|sveits|suiss|suiz|szwajc|sveitsi)/i, 'Switzerland|Schweiz|Schweiz|Sveits|Schweiz|Suisse|Suiza|Szwajcaria|Sveitsi'),
  place(
    'country',
    /\b(?:united kingdom|uk\b|brit|storbr|großbr|grande-bret|royaume|gran bret|reino|wielk|iso-?brit|engl)/i,
    'the UK|Storbritannien|Storbritannien|Storbritannia|Großbritannien|Royaume-Uni|Reino Unido|Wielka Brytania|Iso-Britannia',
  ),
  place('country', /\b(?:portug)/i, 'Portugal|Portugal|Portugal|Portugal|Portugal|Portugal|Portugal|Portugalia|Portugali'),
  place('country', /\b(?:canad|kanad)/i, 'Canada|Kanada|Canada|Canada|Kanada|Canada|Canadá|Kanada|Kanada'),
  place('city', /\b(?:lisbo|lissab|lisab|lizbon)/i, 'Lisbon|Lissabon|Lissabon|Lisboa|Lissabon|Lisbonne|Lisboa|Lizbona|Lissabon'),
  place('city', /\b(?:gothenb|göteb|gøteb)/i, 'Gothenburg|Göteborg|Göteborg|Göteborg|Göteborg|Göteborg|Gotemburgo|Göteborg|Göteborg'),
  place('city', /\b(?:vienn|wien|wied|viena)/i, 'Vienna|Wien|Wien|Wien|Wien|Vienne|Viena|Wiedeń|Wien'),
  place('city', /\b(?:toronto)/i, 'Toronto|Toronto|Toronto|Toronto|Toronto|Toronto|Toronto|Toronto|Toronto'),
  place('city', /\b(?:krak[oó]w|cracov|krakau)/i, 'Kraków|Kraków|Kraków|Kraków|Krakau|Cracovie|Cracovia|Kraków|Krakova'),
  place('city', /\b(?:hamb[uo]r)/i, 'Hamburg|Hamburg|Hamborg|Hamburg|Hamburg|Hambourg|Hamburgo|Hamburg|Hampuri'),
  place('city', /\b(?:bergen)/i, 'Bergen|Bergen|Bergen|Bergen|Bergen|Bergen|Bergen|Bergen|Bergen'),
  place('region', /\b(?:europ|eurooppa|euroop)/i, 'Europe|Europa|Europa|Europa|Europa|Europe|Europa|Europa|Eurooppa'),
  place('region', /\b(?:eu\b|ue\b|european union|eur?op\w* unio|unión|unii|eu:)/i, 'the EU|EU|EU|EU|der EU|UE|la UE|UE|EU'),
  place(
    'region',
    /\b(?:nordic|nord[ei]|norden|pays nordiques|nórdic|nordyc|pohjois)/i,
    'the Nordics|Norden|Norden|Norden|den nordischen Ländern|les pays nordiques|los países nórdicos|kraje nordyckie|Pohjoismaat',
  ),
  place('region', /\b(?:asia|asien|asie|azj|aasia)/i, 'Asia|Asien|Asien|Asia|Asien|Asie|Asia|Azja|Aasia'),
]
