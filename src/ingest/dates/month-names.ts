// Month names and their abbreviations in the languages of news sites, for reading datelines.

/** A line per month; names of all languages mixed, folded (lower case, no accents). Forms shared by two months are left out. */
const NAMES: readonly string[] = [
  'january jan januar jänner janner janvier janv enero ene gennaio gen janeiro januari stycznia styczen sty ledna leden ianuarie januára januar januari января янв січня січ ocak oca tammikuuta január يناير ינואר בינואר',
  'february feb febr februar feber fevrier fevr fev febrero febbraio fevereiro februari lutego luty února unora februarie февраля фев лютого лют subat şubat sub helmikuuta február فبراير شباط פברואר בפברואר',
  'march mar marz märz maerz mars marzo março marco maart mrt marca marzec březen brezna března martie марта мар березня бер mart maaliskuuta március مارس آذار מרץ במרץ',
  'april apr avril avr abril abr aprile april kwietnia kwi dubna duben aprilie апреля апр квітня кві nisan nis huhtikuuta április أبريل ابريل نيسان אפריל באפריל',
  'may mai mayo maggio mag maio mei maj maja května kvetna kveten мая травня тра mayis mayıs toukokuuta május مايو أيار מאי במאי',
  'june jun juni juin junio giugno giu junho czerwca cze června cervna iunie июня июн червня чер haziran haz kesäkuuta június يونيو حزيران יוני ביוני',
  'july jul juli juillet juil julio luglio lug julho lipca lip července cervence iulie июля июл липня лип temmuz tem heinäkuuta július يوليو تموز יולי ביולי',
  'august aug août aout agosto ago augustus sierpnia sie srpna srpen серпня сер августа авг ağustos agustos elokuuta augusztus أغسطس اغسطس آب אוגוסט באוגוסט',
  'september sep sept septembre septiembre settembre set setembro września wrzesnia wrz září zari septembrie сентября сен вересня вер eylül eylul eyl syyskuuta szeptember سبتمبر أيلول ספטמבר בספטמבר',
  'october oct oktober okt octobre octubre ottobre ott outubro out października pazdziernika paz října rijna octombrie октября окт жовтня жов ekim eki lokakuuta október أكتوبر اكتوبر אוקטובר באוקטובר',
  'november nov novembre noviembre novembro listopada listopadu noiembrie ноября ноя листопада лис kasım kasim kas marraskuuta نوفمبر נובמבר בנובמבר',
  'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia gru prosince decembrie декабря дек грудня гру aralık aralik ara joulukuuta ديسمبر דצמבר בדצמבר',
];

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const NUMBERS = new Map(
  NAMES.flatMap((line, index) => line.split(/\s+/).map((name) => [fold(name), index + 1] as const)),
);

/** 1 to 12 for a month's name in any of the languages, else null. */
export const monthNumber = (name: string): number | null => NUMBERS.get(fold(name.replace(/\.$/, ''))) ?? null;
