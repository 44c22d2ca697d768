const scripts = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  arabic: /\p{Script=Arabic}/u,
  han: /\p{Script=Han}/u,
};
type Script = keyof typeof scripts;

/** The scripts whose letters a word holds. */
export function scriptsOf(word: string): Script[] {
  return (Object.keys(scripts) as Script[]).filter(script => scripts[script].test(word));
}

/** Capitals as people write them: none, the first, all, or a second one inside as in MacDonald. */
const capitals = /^(?:\p{Lu}*|\p{Ll}+|(?:\p{Lu}\p{Ll}+){1,2}|\p{Ll}{1,2}\p{Lu}\p{Ll}+)$/u;

/** Accented letters that occur together in one language written with windows-1252. */
const latinAlphabets = [
  'àâæçéèêëîïôœùûüÿ',
  'äöüßé',
  'áéíóúüñç',
  'ãõáâàéêíóôúüç',
  'åäöæøéü',
  'áéíóúýþðæö',
  'àèéìíîòóùú',
  'àèéíïòóúüç',
].map(letters => new Set(letters));

const commonHan = /^[\u4e00-\u9fff]+$/;

/** Could a person have written this word? Judged by its script's own habits, so that bytes read wrongly stand out. */
export function isPlausibleWord(word: string): boolean {
  if (!/^[\p{L}\p{M}]+$/u.test(word)) return false;
  switch (scriptsOf(word)[0]) {
    case 'latin':
      return capitals.test(word) && isOneAlphabet(word);
    case 'cyrillic':
      return capitals.test(word) && /^[а-яёіїєґўј]+$/iu.test(word);
    case 'arabic':
      return /^[\u0621-\u063a\u0640-\u0652\u067e\u0686\u0698\u06a9\u06af\u06cc]+$/.test(word);
    case 'han':
      return commonHan.test(word) && [...word].every(isCommonHan);
    default:
      return false;
  }
}

function isOneAlphabet(word: string): boolean {
  const accented = [...word.toLowerCase()].filter(letter => letter > '\u007f');
  return latinAlphabets.some(alphabet => accented.every(letter => alphabet.has(letter)));
}

let common: Set<string> | undefined;

/** Is this among the 3,755 everyday characters of GB 2312 level 1, plus rare ones that names use? */
function isCommonHan(character: string): boolean {
  common ??= levelOne();
  return common.has(character);
}

function levelOne(): Set<string> {
  const decoder = new TextDecoder('gbk');
  const found = new Set(
    '昊玥婷妍嫣娜宸钰睿烨骁琪瑶璇昕晗煜炜彤滢涵淇淼浚泽沁汐筱笙芮芷苒茜莹菁萱蔓蕊薇蕾馨鑫皓皎矜祺祎禧',
  );
  for (let lead = 0xb0; lead <= 0xd7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) found.add(decoder.decode(Uint8Array.of(lead, trail)));
  }
  return found;
}
