// The French, German and Spanish words of dates that questions are asked with.

const names = (...lists: readonly string[]): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((list) => list.split(' ').map((name, i): [string, number] => [name, i + 1])));

/** Month by its name, small and without accents. */
export const MONTH_NAMES = new Map([
  ...names(
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
    'januar februar marz april mai juni juli august september oktober november dezember',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ),
  ['maerz', 3] as const,
  ['janner', 1] as const,
  ['setiembre', 9] as const,
]);

/** Words and phrases that mean an English one, small and without accents. */
export const PHRASES: ReadonlyMap<string, string> = new Map([
  ['gestern', 'yesterday'],
  ['heute', 'today'],
  ['ayer', 'yesterday'],
  ['hoy', 'today'],
  ["aujourd'hui", 'today'],
  ['letzte woche', 'last week'],
  ['diese woche', 'this week'],
  ['letzten monat', 'last month'],
  ['letztes jahr', 'last year'],
  ['la semaine derniere', 'last week'],
  ['cette semaine', 'this week'],
  ['le mois dernier', 'last month'],
  ["l'annee derniere", 'last year'],
  ['la semana pasada', 'last week'],
  ['esta semana', 'this week'],
  ['el mes pasado', 'last month'],
  ['el ano pasado', 'last year'],
  ['ostern', 'Easter'],
  ['paques', 'Easter'],
  ['pascua', 'Easter'],
  ['weihnachten', 'Christmas'],
  ['noel', 'Christmas'],
  ['navidad', 'Christmas'],
  ['silvester', "New Year's Eve"],
  ['neujahr', "New Year's Day"],
]);

/** What may stand before a day, between a day and its month, and between two dates, small and without accents. */
export const LEAD = '(?:am|dem|der|den|le|el|du|vom|des|im|en|in|au)';
export const WEEKDAY =
  '(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miercoles|jueves|viernes|sabado|domingo),?)';
export const LINK = '(?:bis(?: zum)?|au|al|a|hasta(?: el)?|et(?: le)?|y(?: el)?|und(?: dem)?|-|–)';
export const OPENING = '(?:zwischen|entre|von|vom|du|de|del|desde)';

/** "was geschah", "que s'est-il passé", "qué pasó": the question itself, which asks for nothing but the day behind it. */
export const FRAME =
  /\b(?:was (?:geschah|passierte|war(?: \w+)? los|war|ist(?: \w+)?(?: passiert| geschehen)?)|que (?:s'est-il passe|s'est il passe|paso|ocurrio|sucedio)|qu'(?:est-il|est il) arrive|qu'est-ce qui s'est passe) $/;

/** "…  passiert?": what is left of such a question behind its day. */
export const FRAME_END = /^ (?:passiert|geschehen|los)(?= ?[?!.]?$)/;
