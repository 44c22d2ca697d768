import { describe, expect, test } from 'vitest';
import { checkList } from './check-list.ts';

const measure = { allowed: [], today: '2026-06-20', language: 'en' } as const;
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Bytes of a text in an old encoding, found by asking the decoder about every code. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number[]>();
  for (let byte = 0; byte < 256; byte += 1) codes.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  if (encoding === 'gbk') {
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      }
    }
  }
  return Uint8Array.from([...text].flatMap(letter => codes.get(letter) ?? [0x3f]));
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

const codes = (bytes: Uint8Array, more: { allowed?: string[] } = {}) =>
  checkList(bytes, { ...measure, ...more }).problems.map(({ row, column, code }) => `${row} ${column} ${code}`);

describe('I-9: how the letters of a list are stored is found out, or said to be unknown', () => {
  const lists: [encoding: string, text: string][] = [
    [
      'utf-8',
      'Name,E-mail\nNguyễn Thị Hồng Nhung,nhung@shore.example\nمريم الزهراني,m@lindon.example\n王小明,\nИван 🎓,\n',
    ],
    ['windows-1252', 'Nom;Courriel\nHélène Çelik;helene@lindon.example\nJosé Núñez;\nMüller Jürgen;\nSøren Ærø;\n'],
    ['windows-1256', 'الاسم;البريد الإلكتروني\nمريم الزهراني;m@lindon.example\nأحمد بن علي;\n'],
    ['windows-1251', 'ФИО;Почта\nИванов Пётр Сергеевич;petr@lindon.example\nАнна Щербакова;\n'],
    ['gbk', '姓名,邮箱\n王小明,ming@lindon.example\n欧阳娜娜,\n李静,\n'],
    ['macintosh', 'Nom;Courriel\nHélène Dupré;helene@lindon.example\nJosé Núñez;\n'],
  ];
  test.each(lists)('%s', (encoding, text) => {
    const checked = checkList(encoding === 'utf-8' ? utf8(text) : encode(text, encoding), measure);
    expect(checked.encoding).toBe(encoding);
    expect(checked.problems).toEqual([]);
    const names = text
      .split('\n')
      .slice(1, -1)
      .map(line => line.split(/[;,]/)[0]);
    expect(checked.rows.map(row => row.name)).toEqual(names);
  });

  test('UTF-8 with a mark, UTF-16 in both orders, with and without a mark', () => {
    const text = 'Name\tE-mail\r\nŁukasz Żółć\tl@lindon.example\r\n王小明\t\r\n';
    const forms = [
      utf8(`\ufeff${text}`),
      utf16(text, 'le', true),
      utf16(text, 'be', true),
      utf16(text, 'le', false),
      utf16(text, 'be', false),
    ];
    for (const bytes of forms) {
      const checked = checkList(bytes, measure);
      expect(checked.rows.map(row => row.name)).toEqual(['Łukasz Żółć', '王小明']);
      expect(checked.delimiter).toBe('\t');
      expect(checked.problems).toEqual([]);
    }
  });

  test('an encoding that reads two ways or no way is refused whole', () => {
    const czech = 'Name,E-mail\nDvořák Jiří,a@b.example\nNováček Růžena,\nKříž Bořek,\n';
    expect(codes(encode(czech, 'windows-1250'))).toEqual(['1 file encoding_unknown']);
    expect(codes(Uint8Array.from([...utf8('Name\n'), 0xff, 0xfe, 0xfd, 0x80, 0x81, 0x0a]))).toEqual([
      '1 file encoding_unknown',
    ]);
  });

  test('what is no text is named for what it is', () => {
    expect(codes(new Uint8Array())).toEqual(['1 file file_empty']);
    expect(codes(utf8(' \n \n'))).toEqual(['1 file file_empty']);
    expect(codes(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0))).toEqual(['1 file file_is_workbook']);
    expect(codes(Uint8Array.of(0x25, 0x50, 0, 0x44, 0, 0x46, 0x2d))).toEqual(['1 file file_is_binary']);
    expect(codes(utf8('Name\n\u0001\u0002'))).toEqual(['1 file file_is_binary']);
  });
});

describe('I-10: columns are known by their headings, in any order and seven languages', () => {
  test.each([
    ['en', 'Result,E-mail address,Full name,Completion date'],
    ['fr', 'Résultat;Courriel;Prénom et nom;Date d’obtention'],
    ['es', 'Calificación;Correo electrónico;Nombre completo;Fecha'],
    ['de', 'Ergebnis;E-Mail-Adresse;Vor- und Nachname;Abschlussdatum'],
    ['ar', 'النتيجة,البريد الإلكتروني,الاسم الكامل,تاريخ المنح'],
    ['zh', '成绩,电子邮箱,姓名,颁发日期'],
    ['ru', 'Оценка;Электронная почта;Фамилия Имя Отчество;Дата выдачи'],
  ])('%s', (_, headings) => {
    const delimiter = headings.includes(';') ? ';' : ',';
    const line = ['Pass', 'a@lindon.example', 'Salma Haddad', '2026-06-04'].join(delimiter);
    const checked = checkList(utf8(`${headings}\n${line}\n`), measure);
    expect(Object.keys(checked.columns).sort()).toEqual(['awardedOn', 'email', 'name', 'result']);
    expect(checked.rows).toEqual([
      { row: 2, name: 'Salma Haddad', email: 'a@lindon.example', awardedOn: '2026-06-04', result: 'Pass' },
    ]);
  });

  test('two halves of a name are joined as the script joins them', () => {
    expect(checkList(utf8('Nom;Prénom\nHaddad;Salma\n'), measure).rows[0]?.name).toBe('Salma Haddad');
    expect(checkList(utf8('Name,Surname\nSalma,Haddad\n'), measure).rows[0]?.name).toBe('Salma Haddad');
    expect(checkList(utf8('姓,名\n王,小明\n'), measure).rows[0]?.name).toBe('王小明');
  });

  test('a list without headings, with two of a kind, or with nothing below them is told so', () => {
    expect(codes(utf8('Salma Haddad,salma@lindon.example\n'))).toEqual(['1 file heading_missing']);
    expect(codes(utf8('Name,Name\nA,B\n'))).toEqual(['1 file heading_twice']);
    expect(codes(utf8('Name,E-mail\n,\n\n'))).toEqual(['2 file no_rows']);
    expect(codes(utf8(`Name\n${'A B\n'.repeat(5001)}`))).toEqual(['5002 file too_many_rows']);
    expect(codes(utf8('Name,E-mail\n"Salma,salma@lindon.example\nBob,\n'))).toEqual(['2 file quotes_broken']);
  });

  test('unknown columns are named, empty lines keep the count, sep= is skipped', () => {
    const checked = checkList(
      utf8('sep=;\r\nShoe size;Name\r\n42;Ann Lee\r\n;\r\n\r\n7;"Bob; the ""Builder"""\r\n'),
      measure,
    );
    expect(checked.ignoredColumns).toEqual(['Shoe size']);
    expect(checked.rows.map(({ row, name }) => [row, name])).toEqual([
      [2, 'Ann Lee'],
      [5, 'Bob; the "Builder"'],
    ]);
  });
});

describe('I-11: every problem is told at once, with its row, its column and its fix', () => {
  test('one list with one of each', () => {
    const lines = [
      'Name,E-mail,Date,Result',
      'Salma Haddad-Núñez,salma@lindon.example,2026-06-04,Pass',
      ',nobody@lindon.example,2026-06-04,Pass',
      'Oluwaseun Adébáyọ̀,seun@@lindon.example,2026-06-04,Pass',
      'Other Person,SALMA@lindon.example,2026-06-04,Pass',
      'Kailani,,04/06/2026,Merit',
      'kailani,,31/02/2026,Pass',
      '=HYPERLINK("x"),a@gmial.com,2027-01-01,pass',
      'Jos? Garc?a,jose@lindon.example,soon,',
      'anna@lindon.example,Anna,1901-01-01,Pass',
      `${'x'.repeat(201)},,,`,
      'Evil\u202eName,,,',
      '1234,,,',
    ];
    expect(codes(utf8(lines.join('\n')), { allowed: ['Pass', 'Distinction'] })).toEqual([
      '3 name name_missing',
      '4 email email_malformed',
      '5 email email_twice',
      '6 awardedOn date_ambiguous',
      '6 result result_not_on_scale',
      '7 awardedOn date_unreadable',
      '7 name person_twice',
      '8 name like_formula',
      '8 email email_misspelt',
      '8 awardedOn date_in_future',
      '9 name letters_lost',
      '9 awardedOn date_unreadable',
      '10 name name_is_address',
      '10 email email_malformed',
      '10 awardedOn date_too_old',
      '11 name name_too_long',
      '12 name hidden_characters',
      '13 name name_without_letters',
    ]);
  });

  test('each problem carries sentence, fix and suggestion in the language of the reader', () => {
    const bytes = utf8('Name,E-mail,Date\nSeun,seun@@lindon.example,04/06/2026\n');
    const [address, day] = checkList(bytes, measure).problems;
    expect(address).toMatchObject({
      sentence: '“seun@@lindon.example” is not an e-mail address.',
      suggestion: 'seun@lindon.example',
    });
    expect(day).toMatchObject({ fix: 'Write 2026-06-04 or 2026-04-06.', suggestion: '2026-06-04' });
    const arabic = checkList(bytes, { ...measure, language: 'ar' }).problems[0];
    expect(arabic?.sentence).toContain('ليس عنوان بريد إلكتروني');
  });

  test.each([
    ['Ann <ann@lindon.example>', 'ann@lindon.example'],
    ['mailto:ann@lindon.example', 'ann@lindon.example'],
    ['ann@lindon,example', 'ann@lindon.example'],
    ['ann @ lindon.example', 'ann@lindon.example'],
    ['ann＠lindon.example.', 'ann@lindon.example'],
    ['ann@hotmial.com', 'ann@hotmail.com'],
    ['ann@münchen.example', 'ann@xn--mnchen-3ya.example'],
    ['ann', undefined],
  ])('the address %s is offered as %s', (written, suggestion) => {
    const { problems } = checkList(utf8(`Name,E-mail\nAnn,"${written}"\n`), measure);
    expect(problems.map(problem => problem.suggestion)).toEqual([suggestion]);
  });

  test('names that had been saved in the wrong encoding are put right and shown', () => {
    const checked = checkList(utf8('Name\nJosÃ© GarcÃ\u00ada\nÙ…Ø±ÙŠÙ…\nNoé D’Été\nÐ˜Ð²Ð°Ð½\n'), measure);
    expect(checked.rows.map(row => row.name)).toEqual(['José García', 'مريم', 'Noé D’Été', 'Иван']);
    expect(checked.repairs.map(({ row, to }) => [row, to])).toEqual([
      [2, 'José García'],
      [3, 'مريم'],
      [5, 'Иван'],
    ]);
    expect(checked.problems).toEqual([]);
  });

  test('real names of many scripts have no problem', () => {
    const names = [
      'Siobhán Ní Dhomhnaill',
      'O’Brien-Ó Conaill',
      'Þórdís Æsa',
      '王小明',
      'मीरा शर्मा',
      'Зоя Ё.',
      'محمد‌رضا',
      'X Æ A-12 🎓',
      'ACME® Ann',
      'Nuñez “Pepe” Díaz',
      'dos Santos, José',
    ];
    expect(codes(utf8(`Name\n${names.map(name => `"${name}"`).join('\n')}\n`))).toEqual([]);
  });
});

describe('I-12: a day is read as people write it and never guessed', () => {
  test.each([
    ['2026-06-04', '2026-06-04'],
    ['2026/6/4', '2026-06-04'],
    ['2026-06-04 00:00:00', '2026-06-04'],
    ['18/06/2026', '2026-06-18'],
    ['06/18/2026', '2026-06-18'],
    ['05/05/2026', '2026-05-05'],
    ['18.6.26', '2026-06-18'],
    ['4 June 2026', '2026-06-04'],
    ['June 4th, 2026', '2026-06-04'],
    ['4. Juni 2026', '2026-06-04'],
    ['1er mars 2026', '2026-03-01'],
    ['4 août 2025', '2025-08-04'],
    ['4 de junio de 2026', '2026-06-04'],
    ['4 июня 2026 г.', '2026-06-04'],
    ['٤ يونيو ٢٠٢٦', '2026-06-04'],
    ['2026年6月4日', '2026-06-04'],
    ['46177', '2026-06-04'],
  ])('%s is %s', (written, day) => {
    const checked = checkList(utf8(`Name,Date\nAnn,"${written}"\n`), measure);
    expect(checked.problems).toEqual([]);
    expect(checked.rows[0]?.awardedOn).toBe(day);
  });

  test.each(['04/06/2026', '4-6-2026', '2026-02-30', '6/2026', 'yesterday', '31 Floop 2026', '99999', '4 June'])(
    '%s is not read',
    written => {
      expect(checkList(utf8(`Name,Date\nAnn,"${written}"\n`), measure).problems).toHaveLength(1);
    },
  );
});
