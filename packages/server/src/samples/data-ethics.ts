import type { DefinitionInput } from '@cairn/api/achievements';
import { eqf, escoSkill, iscedField } from './sample.ts';

/** Taught, assessed and certified in Arabic. */
export const dataEthics: DefinitionInput = {
  language: 'ar',
  title: 'أخلاقيات البيانات وحماية الخصوصية',
  description: 'يقدر حامل هذه الشهادة على تقييم مشروع بيانات من حيث الخصوصية والعدالة واقتراح ما يجعله آمنًا للناس.',
  outcomes: [
    {
      id: 'inventory',
      text: 'يُعدّ سجلًّا للبيانات الشخصية في مشروع قائم، ويذكر لكل بيان الغرض منه ومدة حفظه ومن يطّلع عليه.',
      skills: [escoSkill('S2.3', 'managing information')],
    },
    {
      id: 'impact',
      text: 'يجري تقييمًا لأثر حماية البيانات، ويرتّب المخاطر بحسب شدّتها واحتمال وقوعها، ويقترح لكل خطر إجراءً يخفّفه.',
      skills: [escoSkill('S2.7', 'analysing and evaluating information and data')],
    },
    {
      id: 'bias',
      text: 'يكشف انحيازًا في مجموعة بيانات بمقارنة النتائج بين الفئات، ويوثّق طريقة القياس وحدودها.',
      skills: [],
    },
  ],
  criteria:
    'تقديم **ملف مشروع واحد** من ثلاثة أجزاء: سجل البيانات، وتقييم الأثر، وتقرير الانحياز، ثم مناقشته مع لجنة من اثنين. ' +
    'يُشترط النجاح في كل جزء على حدة.',
  workloadHours: 75,
  credits: { framework: 'ECTS', value: 3 },
  levels: [eqf('6'), { framework: 'NFQ (Ireland)', value: '8' }],
  fieldOfStudy: 'المعلوماتية والمجتمع',
  assessment: { type: 'application-of-skill', description: 'تطبيق على مشروع حقيقي ومناقشة شفوية أمام لجنة من اثنين.' },
  participation: 'online',
  supervision: 'supervised-online-identified',
  qualityAssurance: [
    {
      type: 'internal',
      body: 'مجلس الجودة الأكاديمية في جامعة ليندون',
      statement: 'يُعتمد قبل طرحه أول مرة ويُراجع كل سنتين بمشاركة ممتحنين خارجيين.',
      url: 'https://lindon.example/quality/micro-credentials',
    },
  ],
  prerequisites: 'خبرة عملية في جمع البيانات أو تحليلها، أو مقرر تمهيدي في الإحصاء.',
  stackability: { type: 'independent-module', description: 'وحدة مستقلة تُحتسب ضمن دبلوم حوكمة البيانات.' },
  furtherInformation: 'https://lindon.example/ar/data-ethics',
  humanCode: 'LIN-DEP',
  tags: ['الخصوصية', 'أخلاقيات البيانات', 'العدالة'],
  alignment: [iscedField('0688', 'Inter-disciplinary programmes involving ICTs')],
  resultDescriptions: [
    {
      id: 'percent',
      name: 'درجة الملف والمناقشة',
      resultType: 'Percent',
      valueMin: '0',
      valueMax: '100',
      requiredValue: '60',
    },
  ],
};
