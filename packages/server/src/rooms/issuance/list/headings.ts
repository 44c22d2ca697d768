/** The columns of a list of learners. */
export type Column = 'name' | 'givenName' | 'familyName' | 'email' | 'awardedOn' | 'result';

/** How people head these columns, in English, French, Spanish, German, Arabic, Chinese and Russian. */
const synonyms: Readonly<Record<Column, string>> = {
  name: `name|full name|learner|learner name|student|student name|participant|participant name|candidate|recipient|
    recipient name|display name|nom|nom complet|nom et prenom|prenom et nom|nom prenom|apprenant|etudiant|participante|
    nombre|nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre|alumno|alumna|estudiante|
    vollstandiger name|vor und nachname|teilnehmer|teilnehmerin|teilnehmende|studierende|lernende|
    الاسم|الاسم الكامل|اسم المتعلم|اسم الطالب|المتعلم|الطالب|اسم المشارك|
    姓名|全名|名字|学员|学员姓名|学生|学生姓名|имя|фио|ф и о|полное имя|имя и фамилия|фамилия и имя|
    фамилия имя отчество|студент|слушатель|учащийся|участник`,
  givenName: `first name|given name|given names|forename|firstname|prenom|prenoms|primer nombre|nombres|vorname|
    الاسم الاول|名|имя собственное`,
  familyName: `last name|family name|surname|lastname|nom de famille|apellido|apellidos|nachname|familienname|
    اسم العائلة|اللقب|الكنية|姓|фамилия`,
  email: `e mail|email|mail|e mail address|email address|address|courriel|adresse e mail|adresse email|adresse mail|
    adresse electronique|adresse courriel|mel|correo|correo electronico|direccion de correo|e mail adresse|
    email adresse|mailadresse|البريد|البريد الالكتروني|بريد الكتروني|الايميل|ايميل|邮箱|电子邮箱|电子邮件|邮件|邮箱地址|
    почта|электронная почта|эл почта|адрес электронной почты|имейл|емейл`,
  awardedOn: `date|awarded|awarded on|award date|date awarded|earned on|date earned|issued on|issue date|completed|
    completed on|completion date|date of completion|date d obtention|date de reussite|date d attribution|date de fin|
    obtenu le|fecha|fecha de obtencion|fecha de finalizacion|fecha de emision|datum|abschlussdatum|ausstellungsdatum|
    verliehen am|abgeschlossen am|التاريخ|تاريخ المنح|تاريخ الاصدار|تاريخ الحصول|تاريخ الاتمام|تاريخ الانجاز|
    日期|授予日期|获得日期|完成日期|颁发日期|дата|дата выдачи|дата получения|дата окончания|дата завершения`,
  result: `result|grade|mark|score|outcome|classification|resultat|note|mention|appreciation|resultado|nota|
    calificacion|ergebnis|bewertung|noten|pradikat|النتيجة|الدرجة|التقدير|العلامة|成绩|结果|分数|等级|评级|
    результат|оценка|балл|отметка`,
};

const columnOf = new Map<string, Column>(
  (Object.keys(synonyms) as Column[]).flatMap(column =>
    synonyms[column].split('|').map((heading): [string, Column] => [plain(heading), column]),
  ),
);

/** The column under a heading, whatever its capitals, accents and punctuation. */
export function findColumn(heading: string): Column | undefined {
  return columnOf.get(plain(heading)) ?? columnOf.get(plain(heading.replace(/[([{（].*$/su, '')));
}

function plain(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[أإآ]/g, 'ا')
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
