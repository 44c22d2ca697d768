/**
 * Invented people. Names are one field, as each person writes theirs: many scripts, one word or seven, hyphens,
 * apostrophes of three kinds, a zero-width non-joiner, combining marks.
 */
export interface SampleLearner {
  name: string;
  email: string;
  language: 'en' | 'ar';
}

const names: Readonly<Record<string, string>> = {
  'zoe.nieuwenhuis': 'Zoë Nieuwenhuis',
  'lukasz.wojtowicz': 'Łukasz Wójtowicz',
  'asdis.thorgrims': 'Ásdís Þorgrímsdóttir',
  'soren.bruun': 'Søren Kjærgaard-Bruun',
  'dieu.hien': 'Nguyễn Thị Diệu Hiền',
  'cagla.y': 'Çağla Yıldırımoğlu',
  'zofie.hrdlickova': 'Žofie Hrdličková',
  'serban.turcanu': 'Șerban Țurcanu',
  'inaki.etxeberria': 'Iñaki Etxeberria Zubizarreta',
  'siobhan.nid': 'Siobhán Ní Dhálaigh',
  'mairead.osh': 'Máiréad O’Shaughnessy',
  'dandre.ow': "D'Andre Okafor-Whitlock",
  'ndeye.s': "N'Deye Fatou Sarrazin",
  'kaeo.mahiai': 'Kāʻeo Mahiʻai',
  'tane.r': 'Tāne Rangihuna',
  'aroha.tw': 'Aroha Te Whetumarama',
  'joao.moura': 'João Pedro Vasconcelos de Albuquerque e Moura',
  'mfernanda.quispe': 'María Fernanda Quispe Huamán',
  'xochitl.at': 'Xóchitl Arriaga Tecuapetla',
  'rejean.tl': 'Réjean Thibodeau-Lachance',
  'asa.oberg': 'Åsa Lindqvist-Öberg',
  suryaningsih: 'Suryaningsih',
  kalsang: 'Kalsang',
  'thiri.m': 'သီရိ',
  'layla.haddad': 'ليلى بن يوسف الحدّاد',
  'abdulrahman.k': 'عبد الرحمن الشريف القيرواني',
  'noura.marzouqi': 'نورة المرزوقي',
  'yousef.nasr': 'يوسف أبو النصر',
  'hala.baqi': 'هالة محمود عبد الباقي',
  'mahsa.t': 'مهسا تهرانی‌نژاد',
  'zarmina.akhtar': 'زرمینہ اختر',
  'yutong.chen': '陈雨桐',
  'siyuan.ouyang': '欧阳思远',
  'peishan.lin': '林佩珊',
  'chienhung.lai': '賴建宏',
  'yui.ogasawara': '小笠原 結衣',
  'sakura.hojo': '北條 さくら',
  'marcos.tanaka': 'タナカ・マルコス',
  'haneul.namgung': '남궁 하늘',
  'eunu.jegal': '제갈 은우',
  'daryna.km': 'Дарина Коваленко-Мельник',
  'timofey.b': 'Тимофей Аркадьевич Белозёров',
  'aigul.s': 'Айгүл Сейткали',
  'ljiljana.s': 'Љиљана Стојковић',
  batbold: 'Батболд',
  'aradhya.k': 'आराध्या कुलकर्णी',
  'rutvij.d': 'ऋत्विज देशपांडे',
  'tanzila.r': 'তানজিলা রহমান',
  'kavin.i': 'கவின் இளங்கோவன்',
  'antigoni.p': 'Αντιγόνη Παπαδημητρακοπούλου',
  'leonidas.h': 'Λεωνίδας Χατζηγιάννης',
  'noa.b': 'נועה בן־ארויה',
  'elkana.s': 'אלקנה שטרנהרץ',
  'tinatin.g': 'თინათინ გელაშვილი',
  'anahit.s': 'Անահիտ Սարգսյան',
  'selamawit.g': 'ሰላማዊት ገብረመድህን',
  'kamonchanok.s': 'กมลชนก ศรีสุวรรณ',
  'wilhelmina.vdh': 'Wilhelmina van der Heijden-Botha',
  'adaeze.no': 'Adaeze Nwachukwu-Ogbonna',
  'adebayo.o': 'Oyelaran Adébáyọ̀',
  'weiling.ng': 'Ng Wei Ling',
  'juergen.w': 'Jürgen Weißgerber',
};

const arabicReaders = new Set(['layla.haddad', 'abdulrahman.k', 'noura.marzouqi', 'yousef.nasr', 'hala.baqi']);

/** Learners by key. Arabic readers get their letters in Arabic. */
export const learners: ReadonlyMap<string, SampleLearner> = new Map(
  Object.entries(names).map(([key, name]) => [
    key,
    { name, email: `${key}@post.example`, language: arabicReaders.has(key) ? 'ar' : 'en' },
  ]),
);
